import type { EntityManager } from 'typeorm';
import { Account } from '#libs/identity';
import { newId, registryTime } from '#libs/kernel';
import { notify } from '#libs/notice';
import { config, log } from '#libs/platform';
import { oldestWaiting } from './work-state.queries.ts';

/**
 * Raises one alarm when something waits too long, and clears it when nothing does any more: operators and the system administrators find it in
 * their inbox, whoever watches the log there. Every process looks, for with the workers down nobody would do it as a job.
 */
export async function watchWork(tx: EntityManager): Promise<'raised' | 'cleared' | null> {
  const minutes = config().alarmMinutes;
  const since = await oldestWaiting(tx);
  if (!since || Date.now() - since.getTime() < minutes * 60_000) {
    const cleared: [unknown[], number] = await tx.query('update work_alarm set cleared_at = clock_timestamp() where cleared_at is null');
    return cleared[1] > 0 ? 'cleared' : null;
  }
  const raised: unknown[] = await tx.query(
    `insert into work_alarm (id, kind, waits_since, raised_at) values ($1, 'waiting', $2, clock_timestamp())
       on conflict (kind) where cleared_at is null do nothing returning 1`,
    [newId(), since],
  );
  if (raised.length === 0) return null;
  log.error('work.alarm', { since: since.toISOString(), minutes });
  const params = { minutes: String(minutes), since: registryTime(since).slice(0, 16).replace('T', ' ') };
  for (const to of await thoseWhoWatch(tx)) await notify(tx, { to, kind: 'work.waiting', filingId: null, params });
  return 'raised';
}

async function thoseWhoWatch(tx: EntityManager): Promise<string[]> {
  const accounts = await tx.createQueryBuilder(Account, 'a').where(`a.active and a.roles && '{operator,administrator}'`).select(['a.id']).getMany();
  return accounts.map(({ id }) => id);
}
