import type { EntityManager } from 'typeorm';
import type { WorkFailureView, WorkRow } from '#libs/contract';
import { notFound, type Actor } from '#libs/kernel';
import { handlersOf, RECORDED } from './message.ts';

export type WorkState = 'failed' | 'open' | 'cured';

const WHERE: Record<WorkState, string> = {
  failed: 'o.done_at is null and o.failed_at is not null order by o.id',
  open: 'o.done_at is null order by o.id',
  // What once failed and was done in the end, for as long as it is kept.
  cured: 'o.done_at is not null and exists (select 1 from work_failure f where f.outbox_id = o.id) order by o.done_at desc',
};

interface Row {
  id: string;
  message: string;
  queue: string;
  payload: object;
  created_at: Date;
  failed_at: Date | null;
  failure: string | null;
  failed_for_good: boolean;
  done_at: Date | null;
  retries: number;
  retried_at: Date | null;
  retried_by: string | null;
  history: (Omit<WorkFailureView, 'firstAt' | 'lastAt'> & { firstAt: string; lastAt: string })[] | null;
}

/** Messages that gave up, all that are not yet handled (the oldest first), or those that were done after all; each with how it failed. */
export async function waitingWork(tx: EntityManager, state: WorkState): Promise<WorkRow[]> {
  const rows: Row[] = await tx.query(
    `select o.id, o.message, o.queue, o.payload, o.created_at, o.failed_at, o.failure, o.failed_for_good, o.done_at, o.retries, o.retried_at, o.retried_by,
            (select json_agg(json_build_object('handler', f.handler, 'reason', f.reason, 'times', f.times, 'firstAt', f.first_at, 'lastAt', f.last_at)
                order by f.first_at) from work_failure f where f.outbox_id = o.id) as history
       from outbox o where ${WHERE[state]} limit 200`,
  );
  return rows.map((row) => ({
    id: row.id,
    message: row.message,
    queue: row.queue,
    payload: row.payload,
    since: row.created_at.toISOString(),
    failedAt: row.failed_at?.toISOString() ?? null,
    failure: row.failure,
    forGood: row.failed_for_good,
    doneAt: row.done_at?.toISOString() ?? null,
    retries: row.retries,
    retriedAt: row.retried_at?.toISOString() ?? null,
    retriedBy: row.retried_by,
    history: (row.history ?? []).map((one) => ({
      ...one,
      firstAt: new Date(one.firstAt).toISOString(),
      lastAt: new Date(one.lastAt).toISOString(),
    })),
  }));
}

/** Queues failed work again at once, for the handlers of this build: those of another one are waited for no more. Gives the message. */
export async function retryWork(tx: EntityManager, actor: Actor, id: string): Promise<string> {
  if (!/^\d{1,18}$/.test(id)) throw notFound('work.not_found');
  const [row]: { message: string }[] = await tx.query('select message from outbox where id = $1 and done_at is null for update', [id]);
  if (!row) throw notFound('work.not_found');
  await tx.query(
    `update outbox set failed_at = null, failed_for_good = false, gave_up = '{}', wanted = $2, relayed_at = null,
        retries = retries + 1, retried_at = clock_timestamp(), retried_by = $3
      where id = $1`,
    [id, handlersOf(row.message), actor.userId],
  );
  if (tx.queryRunner) tx.queryRunner.data[RECORDED] = true;
  return row.message;
}
