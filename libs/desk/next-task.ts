import type { EntityManager } from 'typeorm';
import { claimTask, type ApprovalTask } from '#libs/approval';
import { lawNow } from '#libs/editions';
import { AppError, notFound, type Actor } from '#libs/kernel';
import { DeskOfficer } from './desk.entity.ts';
import { Condition, forOfficer, IN_A_QUEUE, inPlace, matching, ORDER, turnsOf, within } from './queue-condition.ts';

/** What an officer may not have is passed over; a queue of nothing else is as good as empty. */
const MOST_PASSED_OVER = 50;
/** How many of the head of each queue are looked at: more than are given out at one moment; then, where all of these are, many more. */
const LOOKED_AT = [40, 2_000];

/**
 * Gives an officer the task that is theirs to do next: what was given to them, then the green lane, then what is due first. Two officers
 * who ask at one moment get two tasks: the filing is held while it is given, and held ones are skipped.
 */
export async function nextTask(tx: EntityManager, actor: Actor): Promise<ApprovalTask> {
  const passedOver: string[] = [];
  const officer = await tx.findOneBy(DeskOfficer, { accountId: actor.userId });
  const queues = { turns: turnsOf(actor), districts: await districtsOf(tx, actor), skills: officer?.skills ?? [] };
  while (passedOver.length < MOST_PASSED_OVER) {
    const found = (await firstGiven(tx, actor, passedOver)) ?? (await firstFree(tx, actor, queues, passedOver));
    if (!found) break;
    const claimed = await claimTask(tx, actor, found).catch(refusalOnly);
    if (claimed) return claimed;
    passedOver.push(found);
  }
  throw notFound('desk.nothing_to_do');
}

interface Queues {
  turns: readonly string[];
  districts: readonly string[];
  /** Entity types; empty: all. */
  skills: readonly string[];
}

/** By code, also of divisions that have ended: a filing stays with the code it was handed in under. */
async function districtsOf(tx: EntityManager, { districts }: Actor): Promise<string[]> {
  const { divisions } = await lawNow(tx);
  const below = districts.filter((code) => code.endsWith('00')).map((code) => code.slice(0, 4));
  return [...new Set([...districts, ...divisions.all.map(({ code }) => code).filter((code) => below.includes(code.slice(0, 4)))])];
}

const mayTake = (actor: Actor, passedOver: readonly string[]): Condition => {
  const condition = forOfficer(matching(within(new Condition(), actor), actor, {}), actor);
  return passedOver.length > 0 ? condition.and('not t.id = any(?)', passedOver) : condition;
};

async function firstGiven(tx: EntityManager, actor: Actor, passedOver: readonly string[]): Promise<string | undefined> {
  const { text, values } = inPlace(mayTake(actor, passedOver).and('t.assignee_id = ?', actor.userId), 'ASSIGNED');
  const [row]: { id: string }[] = await tx.query(
    `select t.id from approval_task t join filing f on f.id = t.filing_id
      where ${text} order by ${ORDER.open} limit 1 for update of f skip locked`,
    values,
  );
  return row?.id;
}

/**
 * Each turn, district and skill is a queue of its own in an index that stands in the queue's order; the heads are read and merged, so that
 * the time does not depend on how much is open.
 */
async function firstFree(
  tx: EntityManager,
  actor: Actor,
  { turns, districts, skills }: Queues,
  passedOver: readonly string[],
): Promise<string | undefined> {
  const { text, values } = inPlace(mayTake(actor, passedOver), 'FREE');
  const skilled = skills.length > 0 ? skills : ['*'];
  const place = (value: readonly string[]): string => `$${values.push(value)}::text[]`;
  const queues = `select turn, district, skill from unnest(${place(turns)}) turn, unnest(${place(districts)}) district, unnest(${place(skilled)}) skill`;
  // As one yes or no, or PostgreSQL takes the head for rare and sorts the whole queue.
  const head = `${IN_A_QUEUE} and t.department = $${values.push(actor.department ?? '')} and t.turn = q.turn and t.jurisdiction = q.district
    ${skills.length > 0 ? 'and t.entity_type = q.skill' : ''} and case when ${text} then true else false end`;
  for (const heads of LOOKED_AT) {
    const [row]: { id: string }[] = await tx.query(
      `select t.id from (${queues}) q
        cross join lateral (select t.* from approval_task t where ${head} order by ${ORDER.open} limit ${heads}) t
        join filing f on f.id = t.filing_id
        order by ${ORDER.open} limit 1 for update of f skip locked`,
      values,
    );
    if (row) return row.id;
  }
  return undefined;
}

function refusalOnly(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}
