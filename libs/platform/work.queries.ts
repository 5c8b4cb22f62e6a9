import type { EntityManager } from 'typeorm';
import type { WorkRow } from '#libs/contract';
import { notFound } from '#libs/kernel';
import { handlersOf, RECORDED } from './message.ts';

export type WorkState = 'failed' | 'open';

/** Messages not yet handled, the oldest first: those that gave up, or all. */
export async function waitingWork(tx: EntityManager, state: WorkState): Promise<WorkRow[]> {
  const rows: { id: string; message: string; queue: string; payload: object; created_at: Date; failed_at: Date | null; failure: string | null }[] =
    await tx.query(
      `select id, message, queue, payload, created_at, failed_at, failure from outbox
        where done_at is null ${state === 'open' ? '' : 'and failed_at is not null'} order by id limit 200`,
    );
  return rows.map((row) => ({
    id: row.id,
    message: row.message,
    queue: row.queue,
    payload: row.payload,
    since: row.created_at.toISOString(),
    failedAt: row.failed_at?.toISOString() ?? null,
    failure: row.failure,
  }));
}

/** Queues failed work again at once, for the handlers of this build: those of another one are waited for no more. */
export async function retryWork(tx: EntityManager, id: string): Promise<void> {
  if (!/^\d{1,18}$/.test(id)) throw notFound('work.not_found');
  const [row]: { message: string }[] = await tx.query('select message from outbox where id = $1 and done_at is null for update', [id]);
  if (!row) throw notFound('work.not_found');
  await tx.query(`update outbox set failed_at = null, failed_for_good = false, gave_up = '{}', wanted = $2, relayed_at = null where id = $1`, [
    id,
    handlersOf(row.message),
  ]);
  if (tx.queryRunner) tx.queryRunner.data[RECORDED] = true;
}
