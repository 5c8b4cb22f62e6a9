import { kindsFor, type Turn } from '#libs/approval';
import type { DeskPlace, DeskSearch } from '#libs/contract';
import { registryDate, SYSTEM, type Actor } from '#libs/kernel';

/** A condition with the values it names. List, count and board are all made of these, so that a number is always the number of its rows. */
export class Condition {
  readonly values: unknown[] = [];
  readonly parts: string[] = [];

  /** `?` stands for the value. */
  and(part: string, ...values: unknown[]): this {
    let place = 0;
    this.parts.push(part.replace(/\?/g, () => `$${this.values.push(values[place++])}`));
    return this;
  }

  get text(): string {
    return this.parts.length > 0 ? this.parts.map((part) => `(${part})`).join(' and ') : 'true';
  }
}

const day = (column: string, sign: string, shift = ''): string => `${column} ${sign} ((?::date${shift})::timestamp at time zone 'Asia/Shanghai')`;

/** Whose turn an open task is: exactly one of these. */
const PLACE = `case
  when t.paused_at is not null and (t.paused_until is null or t.paused_until > ?::date) then 'PAUSED'
  when t.holder_id is not null and t.lease_until > clock_timestamp() then 'HELD'
  when t.assignee_id is not null then 'ASSIGNED'
  else 'FREE' end`;
const IS_OPEN = 't.closed_at is null';
const IS_DONE = 't.closed_at is not null and not t.lapsed';
const STEP = `case t.turn when 'ACCEPT' then null when 'EITHER' then coalesce(t.steps[1], 'EXAMINE') else t.turn end`;
const LAST_WORD = `(select v.verdict from approval_verdict v where v.task_id = t.id order by v.id desc limit 1)`;
const OUTCOME: Record<NonNullable<DeskSearch['outcome']>, string> = {
  approved: `${LAST_WORD} = 'approve'`,
  firstTime: `t.round = 1 and ${LAST_WORD} = 'approve'`,
  twoSteps: `cardinality(t.steps) > 1`,
  overturned: `cardinality(t.steps) > 1 and exists (select 1 from approval_verdict a join approval_verdict e on e.task_id = a.task_id and e.id < a.id
    where a.task_id = t.id and a.step = 'APPROVE' and e.step = 'EXAMINE' and a.verdict <> e.verdict)`,
  machine: `exists (select 1 from approval_verdict v where v.task_id = t.id and v.by_id = '${SYSTEM.userId}')`,
};

/** The tasks that somebody sees: of the own department and districts, and of the kinds that the own roles have to do with. */
export function within(condition: Condition, actor: Actor): Condition {
  const prefectures = actor.districts.filter((code) => code.endsWith('00')).map((code) => code.slice(0, 4));
  return condition
    .and("t.asked = 'atAcceptance' and t.kind in ('REVIEW', 'ACCEPTANCE')")
    .and('t.department = ?', actor.department ?? '')
    .and('t.kind = any(?)', kindsFor(actor))
    .and('t.jurisdiction = any(?) or left(t.jurisdiction, 4) = any(?)', actor.districts, prefectures);
}

export function matching(condition: Condition, actor: Actor, search: DeskSearch): Condition {
  const today = registryDate();
  const { view = 'open' } = search;
  condition.and(view === 'done' ? IS_DONE : IS_OPEN);
  if (view === 'mine') condition.and('(t.holder_id = ? and t.lease_until > clock_timestamp()) or t.assignee_id = ?', actor.userId, actor.userId);
  if (search.place) condition.and(`${PLACE} = ?`, today, search.place);
  if (search.kind) condition.and('t.kind = ?', search.kind);
  if (search.step) condition.and(`${STEP} = ?`, search.step);
  if (search.district) condition.and('t.jurisdiction = ?', search.district);
  if (search.entityType) condition.and('t.entity_type = ?', search.entityType);
  if (search.text) condition.and(`strpos(t.name, ?) > 0 or starts_with(t.filing_number, ?)`, search.text, search.text);
  if (search.priority !== undefined) condition.and('t.priority = ?', search.priority);
  if (search.overdue) condition.and('t.due_on < ?::date', today);
  if (search.dueFrom) condition.and('t.due_on >= ?::date', search.dueFrom);
  if (search.dueTo) condition.and('t.due_on <= ?::date', search.dueTo);
  if (search.corrected !== undefined) condition.and('(t.round > 1) = ?', search.corrected);
  if (search.escalated) condition.and('t.escalated_at is not null');
  if (search.officer)
    condition.and(
      '(t.holder_id = ? and t.lease_until > clock_timestamp()) or (t.assignee_id = ? and not (t.holder_id is not null and t.lease_until > clock_timestamp()))',
      search.officer,
      search.officer,
    );
  if (search.openedFrom) condition.and(day('t.opened_at', '>='), search.openedFrom);
  if (search.openedTo) condition.and(day('t.opened_at', '<', ' + 1'), search.openedTo);
  if (search.decidedFrom) condition.and(day('t.closed_at', '>='), search.decidedFrom);
  if (search.decidedTo) condition.and(day('t.closed_at', '<', ' + 1'), search.decidedTo);
  if (search.outcome) condition.and(OUTCOME[search.outcome]);
  return condition;
}

/** The green lane first, then what is due first, then what has waited longest. */
export const ORDER = {
  open: "(not t.priority), coalesce(t.due_on, 'infinity'::date), t.opened_at, t.id",
  done: 't.closed_at desc, t.id desc',
};

/** What the indexes of the queues hold. */
export const IN_A_QUEUE = `${IS_OPEN} and t.asked = 'atAcceptance' and t.kind in ('REVIEW', 'ACCEPTANCE')`;

/** The turns that an officer's roles take. */
export const turnsOf = ({ roles }: Actor): Turn[] => [
  ...(roles.includes('clerk') ? (['ACCEPT'] as const) : []),
  ...(roles.includes('examiner') ? (['EXAMINE'] as const) : []),
  ...(roles.includes('approver') ? (['APPROVE'] as const) : []),
  ...(roles.some((role) => role === 'examiner' || role === 'approver') ? (['EITHER'] as const) : []),
];

/**
 * Tasks whose next step this officer may take: of their role, and not the second word on their own first. Who said the first is asked only
 * of the tasks that come up, one by one, never of all verdicts there are.
 */
export const forOfficer = (condition: Condition, actor: Actor): Condition =>
  condition
    .and('t.turn = any(?)', turnsOf(actor))
    .and(
      `t.turn <> 'APPROVE' or (select v.id from approval_verdict v where v.task_id = t.id and v.by_id = ? and v.step = 'EXAMINE' limit 1) is null`,
      actor.userId,
    );

/** What anyone may have, or what was given to this one. */
export const inPlace = (condition: Condition, place: 'FREE' | 'ASSIGNED'): Condition => condition.and(`${PLACE} = ?`, registryDate(), place);

export const PLACES: readonly DeskPlace[] = ['FREE', 'ASSIGNED', 'HELD', 'PAUSED'];
