import type { EntityManager } from 'typeorm';
import { claimTask, type ApprovalTask } from '#libs/approval';
import { AppError, notFound, type Actor } from '#libs/kernel';
import { DeskOfficer } from './desk.entity.ts';
import { Condition, forOfficer, matching, ORDER, within } from './queue-condition.ts';

/** What an officer may not have is passed over; a queue of nothing else is as good as empty. */
const MOST_PASSED_OVER = 50;

/**
 * Gives an officer the task that is theirs to do next: what was given to them, then the green lane, then what is due first. Two officers
 * who ask at one moment get two tasks: the filing is held while it is given, and held ones are skipped.
 */
export async function nextTask(tx: EntityManager, actor: Actor): Promise<ApprovalTask> {
  const officer = await tx.findOneBy(DeskOfficer, { accountId: actor.userId });
  const passedOver: string[] = [];
  while (passedOver.length < MOST_PASSED_OVER) {
    const condition = forOfficer(matching(within(new Condition(), actor), actor, {}), actor, officer?.skills ?? []);
    if (passedOver.length > 0) condition.and('not t.id = any(?)', passedOver);
    const [own, all] = [`t.assignee_id = $${condition.values.push(actor.userId)}`, condition.text];
    const found =
      (await firstOf(tx, `${all} and ${own}`, condition.values)) ?? (await firstOf(tx, `${all} and ${own} is not true`, condition.values));
    if (!found) break;
    const claimed = await claimTask(tx, actor, found).catch(refusalOnly);
    if (claimed) return claimed;
    passedOver.push(found);
  }
  throw notFound('desk.nothing_to_do');
}

async function firstOf(tx: EntityManager, where: string, values: readonly unknown[]): Promise<string | undefined> {
  const [row]: { id: string }[] = await tx.query(
    `select t.id from approval_task t join filing f on f.id = t.filing_id
      where ${where} order by ${ORDER.open} limit 1 for update of f skip locked`,
    [...values],
  );
  return row?.id;
}

function refusalOnly(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}
