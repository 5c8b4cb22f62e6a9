import type { EntityManager } from 'typeorm';
import type { BoardView, DeskPlace, DeskSearch, Figure } from '#libs/contract';
import { Account } from '#libs/identity';
import { addDays, mayStaff, registryDate, type Actor } from '#libs/kernel';
import { DeskOfficer } from './desk.entity.ts';
import { Condition, matching, ORDER, PLACES, within } from './queue-condition.ts';

/** Days ago, both ends included. */
const AGES: readonly [from: number, to: number | null][] = [
  [0, 1],
  [2, 3],
  [4, 5],
  [6, 10],
  [11, null],
];
const DAYS_SHOWN = 14;

/** The board of a supervisor: every figure names the list it counts, and both are one condition. */
export async function boardPage(tx: EntityManager, actor: Actor): Promise<BoardView> {
  const today = registryDate();
  const since = addDays(today, 1 - DAYS_SHOWN);
  const period: DeskSearch = { view: 'done', decidedFrom: since, decidedTo: today };
  const days = Array.from({ length: DAYS_SHOWN }, (_, place) => addDays(since, place));
  const officers = await colleagues(tx, actor);
  const counted = await figures(tx, actor, {
    open: {},
    ...Object.fromEntries(PLACES.map((place) => [place, { place }])),
    dueToday: { dueFrom: today, dueTo: today },
    overdue: { overdue: true },
    escalated: { escalated: true },
    priority: { priority: true },
    ...Object.fromEntries(AGES.map(([from, to]) => [`age ${from}`, ageSearch(today, from, to)])),
    ...Object.fromEntries(days.map((on) => [`day ${on}`, { view: 'done' as const, decidedFrom: on, decidedTo: on }])),
    decided: period,
    machine: { ...period, outcome: 'machine' },
    approved: { ...period, outcome: 'approved' },
    firstTime: { ...period, outcome: 'firstTime' },
    twoSteps: { ...period, outcome: 'twoSteps' },
    overturned: { ...period, outcome: 'overturned' },
    ...Object.fromEntries(officers.map(({ id }) => [`officer ${id}`, { officer: id }])),
  });
  const get = (key: string): Figure => counted[key] ?? { count: 0, query: {} };
  return {
    on: today,
    since,
    open: get('open'),
    places: { FREE: get('FREE'), ASSIGNED: get('ASSIGNED'), HELD: get('HELD'), PAUSED: get('PAUSED') } satisfies Record<DeskPlace, Figure>,
    dueToday: get('dueToday'),
    overdue: get('overdue'),
    escalated: get('escalated'),
    priority: get('priority'),
    oldestDue: await oldestDue(tx, actor),
    ages: AGES.map(([from, to]) => ({ from, to, figure: get(`age ${from}`) })),
    throughput: days.map((on) => ({ on, figure: get(`day ${on}`) })),
    decided: get('decided'),
    machine: get('machine'),
    firstTimeRight: { right: get('firstTime'), of: get('approved') },
    overturned: { overturned: get('overturned'), of: get('twoSteps') },
    lateReasons: await lateReasons(tx, actor, since),
    officers: officers.map(({ id, name, absentUntil, skills }) => ({ id, name, absentUntil, skills, held: get(`officer ${id}`) })),
  };
}

const ageSearch = (today: string, from: number, to: number | null): DeskSearch => ({
  openedTo: addDays(today, -from),
  ...(to === null ? {} : { openedFrom: addDays(today, -to) }),
});

/** All figures in two passes, one over what is open and one over what was decided, at one moment. */
export async function figures(tx: EntityManager, actor: Actor, asked: Record<string, DeskSearch>): Promise<Record<string, Figure>> {
  const counts: Record<string, Figure> = {};
  for (const done of [false, true]) {
    const some = Object.entries(asked).filter(([, { view }]) => (view === 'done') === done);
    const shared = within(new Condition(), actor).and(done ? 't.closed_at is not null' : 't.closed_at is null');
    if (done) shared.and("t.closed_at >= (?::date::timestamp at time zone 'Asia/Shanghai')", addDays(registryDate(), 1 - DAYS_SHOWN));
    const where = shared.text;
    const columns = some.map(([, search], place) => {
      const own = new Condition();
      own.values.push(...shared.values);
      matching(own, actor, search);
      shared.values.splice(0, shared.values.length, ...own.values);
      return `count(*) filter (where ${own.text})::int as c${place}`;
    });
    const [row]: [Record<string, number>] = await tx.query(`select ${columns.join(', ')} from approval_task t where ${where}`, shared.values);
    some.forEach(([key, query], place) => (counts[key] = { count: row[`c${place}`] ?? 0, query }));
  }
  return counts;
}

async function oldestDue(tx: EntityManager, actor: Actor): Promise<BoardView['oldestDue']> {
  const condition = matching(within(new Condition(), actor), actor, {}).and('t.due_on is not null');
  const [row]: { id: string; name: string; due_on: string }[] = await tx.query(
    `select t.id, t.name, t.due_on::text from approval_task t where ${condition.text} order by t.due_on, ${ORDER.open} limit 1`,
    condition.values,
  );
  return row ? { taskId: row.id, name: row.name, dueOn: row.due_on } : null;
}

/** How often a department objected to what it had let pass before. */
async function lateReasons(tx: EntityManager, actor: Actor, since: string): Promise<number> {
  const [{ count }]: [{ count: number }] = await tx.query(
    `select count(*)::int as count from approval_late_reason r join filing f on f.id = r.filing_id
      where r.department = $1 and r.at >= ($2::date::timestamp at time zone 'Asia/Shanghai')
        and (f.jurisdiction = any($3) or left(f.jurisdiction, 4) = any($4))`,
    [actor.department ?? '', since, actor.districts, actor.districts.filter((code) => code.endsWith('00')).map((code) => code.slice(0, 4))],
  );
  return count;
}

interface Colleague {
  id: string;
  name: string;
  absentUntil: string | null;
  skills: string[];
}

/** The officers whose work a supervisor shares out. */
export async function colleagues(tx: EntityManager, actor: Actor): Promise<Colleague[]> {
  const accounts = await tx.findBy(Account, { kind: 'staff', active: true, department: actor.department ?? '' });
  const kept = new Map((await tx.find(DeskOfficer)).map((officer) => [officer.accountId, officer]));
  return accounts
    .filter(({ districts, roles }) => roles.some((role) => WORKING.includes(role)) && districts.some((district) => mayStaff(actor, district)))
    .map(({ id, name }) => ({ id, name, absentUntil: kept.get(id)?.absentUntil ?? null, skills: kept.get(id)?.skills ?? [] }));
}

const WORKING: readonly string[] = ['clerk', 'examiner', 'approver'];
