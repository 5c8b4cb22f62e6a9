import type { EntityManager } from 'typeorm';
import type { TaskView } from '#libs/contract';
import { registryTime } from '#libs/kernel';

/** What is being done about a filing and has failed; operators see the reasons. */
export async function stuckWork(tx: EntityManager, filingId: string): Promise<TaskView['stuck']> {
  const rows: { message: string; created_at: Date }[] = await tx.query(
    `select message, created_at from outbox where failed_at is not null and done_at is null and payload->>'filingId' = $1 order by id`,
    [filingId],
  );
  return rows.map(({ message, created_at }) => ({ message, since: registryTime(created_at) }));
}
