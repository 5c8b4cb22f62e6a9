import type { EntityManager } from 'typeorm';
import { lockFiling } from '#libs/filing';
import { Account } from '#libs/identity';
import { SYSTEM, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { ApprovalHandling, ApprovalTask } from './approval.entity.ts';
import { letGo } from './claim-task.ts';
import { reaches } from './reach.rules.ts';

/** What somebody held or was given and may not work on any more waits for everybody, each task in its old place. */
export async function releaseLeaver(tx: EntityManager, accountId: string): Promise<number> {
  const account = await tx.findOneByOrFail(Account, { id: accountId });
  const left: Actor | null = account.active
    ? { userId: account.id, kind: 'staff', department: account.department ?? '', districts: account.districts, roles: account.roles }
    : null;
  const theirs = await tx
    .createQueryBuilder(ApprovalTask, 't')
    .where('t.closedAt is null and (t.assigneeId = :accountId or t.holderId = :accountId)', { accountId })
    .orderBy('t.filingId')
    .getMany();
  let released = 0;
  for (const { id, filingId } of theirs) {
    await lockFiling(tx, filingId);
    const task = await tx.findOneByOrFail(ApprovalTask, { id });
    const isTheirs = task.closedAt === null && (task.holderId === accountId || task.assigneeId === accountId);
    if (!isTheirs || task.heldBack || (left && reaches(left, task))) continue;
    letGo(task);
    task.assigneeId = null;
    await tx.save(task);
    await audit(tx, SYSTEM, 'task.assigned', id, { from: accountId, to: null });
    released += 1;
  }
  if (!left) await tx.update(ApprovalHandling, { caseWorkerId: accountId }, { caseWorkerId: null });
  return released;
}
