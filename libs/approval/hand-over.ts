import type { EntityManager } from 'typeorm';
import { Account } from '#libs/identity';
import { AppError, conflict, notFound, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { ApprovalHandling, ApprovalTask } from './approval.entity.ts';
import { assignTask } from './assign-task.ts';
import { reaches } from './reach.rules.ts';

export interface Handover {
  from: string;
  /** `null`: back to everyone. */
  to: string | null;
}

export interface HandedOver {
  /** How many went to whom it was meant for, and how many, which that person may not have, back to everyone. */
  given: number;
  back: number;
}

/** Everything that somebody who is away holds or was given goes to another in one action, in its old place; filings they see through too. */
export async function handOver(tx: EntityManager, actor: Actor, { from, to }: Handover): Promise<HandedOver> {
  const account = await tx.findOneBy(Account, { id: from, kind: 'staff' });
  if (!account || account.department !== actor.department) throw notFound('account.not_found');
  if (from === to) throw conflict('desk.same_person', { path: 'to' });
  const tasks = await tx
    .createQueryBuilder(ApprovalTask, 't')
    .where('t.closedAt is null and (t.assigneeId = :from or t.holderId = :from)', { from })
    .orderBy('t.filingId')
    .getMany();
  const done: HandedOver = { given: 0, back: 0 };
  for (const task of tasks.filter((one) => reaches(actor, one))) {
    const given = to !== null && (await tried(assignTask(tx, actor, task.id, { to })));
    if (!given) await assignTask(tx, actor, task.id, { to: null });
    done[given ? 'given' : 'back'] += 1;
  }
  await tx.update(ApprovalHandling, { caseWorkerId: from }, { caseWorkerId: to });
  await audit(tx, actor, 'desk.handed_over', from, { to, ...done });
  return done;
}

/** A refusal says no; anything else is a fault. */
async function tried(act: Promise<unknown>): Promise<boolean> {
  return act.then(
    () => true,
    (error: unknown) => {
      if (error instanceof AppError) return false;
      throw error;
    },
  );
}
