import { IsNull, type EntityManager } from 'typeorm';
import type { DepartmentWorkView, WorkRow, WorkStateView } from '#libs/contract';
import { accountName } from '#libs/identity';
import { config, waitingWork, type WorkState } from '#libs/platform';
import { WorkAlarm } from './alarm.entity.ts';

const DUE = 'done_at is null and (due_at is null or due_at <= clock_timestamp())';
const SINCE = 'min(greatest(created_at, coalesce(due_at, created_at)))';

/** Since when the oldest message waits that is due, also one that gave up. */
export async function oldestWaiting(tx: EntityManager): Promise<Date | null> {
  const [row]: { since: Date | null }[] = await tx.query(`select ${SINCE} as since from outbox where ${DUE}`);
  return row?.since ?? null;
}

/** What waits and what failed, all in all and for each department's own system. */
export async function workState(tx: EntityManager): Promise<WorkStateView> {
  const rows: { queue: string; open: number; failed: number; since: Date | null }[] = await tx.query(
    `select queue, count(*)::int as open, count(failed_at)::int as failed, ${SINCE} as since from outbox where ${DUE} group by queue`,
  );
  const alarm = await tx.findOneBy(WorkAlarm, { clearedAt: IsNull() });
  const oldest = rows.flatMap(({ since }) => (since ? [since.getTime()] : []));
  return {
    open: sum(rows.map(({ open }) => open)),
    failed: sum(rows.map(({ failed }) => failed)),
    oldestSince: oldest.length > 0 ? new Date(Math.min(...oldest)).toISOString() : null,
    alarmSince: alarm?.raisedAt.toISOString() ?? null,
    alarmMinutes: config().alarmMinutes,
    departments: await departmentsOf(tx, new Map(rows.map((row) => [row.queue, row]))),
  };
}

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);

type Waiting = ReadonlyMap<string, { open: number; failed: number; since: Date | null }>;

/** Those that were asked in the days that messages are kept. */
async function departmentsOf(tx: EntityManager, waiting: Waiting): Promise<DepartmentWorkView[]> {
  const answers: { queue: string; at: Date | null }[] = await tx.query(
    `select queue, max(done_at) as at from outbox where queue <> 'main' group by queue order by queue`,
  );
  return answers.map(({ queue, at }) => {
    const { open = 0, failed = 0, since = null } = waiting.get(queue) ?? {};
    const lastAnswerAt = at?.toISOString() ?? null;
    return { department: queue.replace(/^department-/, ''), open, failed, oldestSince: since?.toISOString() ?? null, lastAnswerAt };
  });
}

/** The list of an operator, with the names of those who had something tried again. */
export async function workPage(tx: EntityManager, state: WorkState): Promise<WorkRow[]> {
  const rows = await waitingWork(tx, state);
  const ids = [...new Set(rows.flatMap(({ retriedBy }) => (retriedBy ? [retriedBy] : [])))];
  const names = new Map<string, string>();
  for (const id of ids) names.set(id, await accountName(tx, id));
  return rows.map((row) => ({ ...row, retriedBy: row.retriedBy && (names.get(row.retriedBy) ?? null) }));
}
