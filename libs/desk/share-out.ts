import type { EntityManager } from 'typeorm';
import { assignTask, handOver, type HandedOver } from '#libs/approval';
import { AppError, conflict, invalid, notFound, registryDate, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { colleagues } from './board.queries.ts';
import { DeskOfficer } from './desk.entity.ts';
import { Condition, matching, ORDER, within } from './queue-condition.ts';

export interface Absence {
  officer: string;
  /** The last day away. */
  until: string;
  /** Who stands in; `null`: everyone. */
  to: string | null;
}

/** Somebody is away: what they hold and were given goes over, and sharing out passes them by until they are back. One action. */
export async function goAbsent(tx: EntityManager, actor: Actor, { officer, until, to }: Absence): Promise<HandedOver> {
  await mustBeColleague(tx, actor, officer, 'officer');
  if (to !== null) await mustBeColleague(tx, actor, to, 'to');
  if (until < registryDate()) throw invalid('desk.absence_over', { path: 'until' });
  const known = await tx.findOneBy(DeskOfficer, { accountId: officer });
  await tx.save(
    tx.create(DeskOfficer, {
      accountId: officer,
      skills: known?.skills ?? [],
      absentUntil: until,
      standsIn: to,
      changedBy: actor.userId,
      changedAt: registryNow(),
    }),
  );
  return handOver(tx, actor, { from: officer, to });
}

/** Back before the last day away: work is shared out to them again. What went to others stays with those. */
export async function comeBack(tx: EntityManager, actor: Actor, officer: string): Promise<void> {
  await mustBeColleague(tx, actor, officer, 'officer');
  const known = await tx.findOneBy(DeskOfficer, { accountId: officer });
  if (!known?.absentUntil || known.absentUntil < registryDate()) throw conflict('desk.not_away');
  await tx.update(DeskOfficer, { accountId: officer }, { absentUntil: null, standsIn: null, changedBy: actor.userId, changedAt: registryNow() });
  await audit(tx, actor, 'desk.came_back', officer, { until: known.absentUntil });
}

/** What `next` gives an officer: entity types, or all where none is named. */
export async function setSkills(tx: EntityManager, actor: Actor, officer: string, skills: string[]): Promise<void> {
  await mustBeColleague(tx, actor, officer, 'officer');
  const known = await tx.findOneBy(DeskOfficer, { accountId: officer });
  const { absentUntil = null, standsIn = null } = known ?? {};
  await tx.save(
    tx.create(DeskOfficer, {
      accountId: officer,
      skills: [...new Set(skills)],
      absentUntil,
      standsIn,
      changedBy: actor.userId,
      changedAt: registryNow(),
    }),
  );
  await audit(tx, actor, 'desk.skills_set', officer, { skills });
}

const MOST_AT_ONCE = 500;

/** Shares out what nobody has, the oldest due first, each to whoever has least. What no one of them may have stays where it is. */
export async function balanceLoad(tx: EntityManager, actor: Actor, officers: readonly string[]): Promise<HandedOver> {
  const here = (await colleagues(tx, actor)).filter(
    ({ id, absentUntil }) => officers.includes(id) && !(absentUntil && absentUntil >= registryDate()),
  );
  if (here.length === 0) throw notFound('desk.nobody_here');
  const free = matching(within(new Condition(), actor), actor, { place: 'FREE' });
  const tasks: { id: string }[] = await tx.query(
    `select t.id from approval_task t where ${free.text} order by ${ORDER.open} limit ${MOST_AT_ONCE}`,
    free.values,
  );
  const loads = new Map<string, number>();
  for (const { id } of here) loads.set(id, await loadOf(tx, id));
  const done: HandedOver = { given: 0, back: 0 };
  for (const { id } of tasks) {
    const given = await giveToLeast(tx, actor, id, loads);
    done[given ? 'given' : 'back'] += 1;
  }
  await audit(tx, actor, 'desk.load_balanced', null, { officers, ...done });
  return done;
}

async function giveToLeast(tx: EntityManager, actor: Actor, taskId: string, loads: Map<string, number>): Promise<boolean> {
  for (const [to, load] of [...loads].sort(([, a], [, b]) => a - b)) {
    const given = await assignTask(tx, actor, taskId, { to }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof AppError) return false;
        throw error;
      },
    );
    if (!given) continue;
    loads.set(to, load + 1);
    return true;
  }
  return false;
}

async function loadOf(tx: EntityManager, officer: string): Promise<number> {
  const [{ count }]: [{ count: number }] = await tx.query(
    'select count(*)::int as count from approval_task where closed_at is null and (assignee_id = $1 or (holder_id = $1 and lease_until > clock_timestamp()))',
    [officer],
  );
  return count;
}

async function mustBeColleague(tx: EntityManager, actor: Actor, id: string, path: string): Promise<void> {
  if (!(await colleagues(tx, actor)).some((one) => one.id === id)) throw invalid('approval.officer_not_found', { path });
}
