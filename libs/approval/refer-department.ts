import type { EntityManager } from 'typeorm';
import type { SeenBody } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { conflict, invalid, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { ApprovalTask } from './approval.entity.ts';
import { referralPlan } from './accept-filing.ts';
import { mustHold } from './decide-task.ts';
import { lockTask } from './lock-task.ts';
import { openTask } from './open-task.ts';
import { refuseMarkup } from './remark.rules.ts';
import { mustHaveSeen, mustStillBeAsked } from './still-asked.ts';

export interface Referral extends SeenBody {
  department: string;
  reason: string;
}

/** The registry asks one more department in review. The licence waits for its word from this moment on, in this round and the next ones. */
export async function referDepartment(tx: EntityManager, actor: Actor, taskId: string, wish: Referral): Promise<ApprovalTask> {
  const { task, filing } = await lockTask(tx, actor, taskId);
  mustStillBeAsked(task, filing);
  await mustHold(tx, actor, task);
  mustHaveSeen(task, wish);
  refuseMarkup(wish.reason, 'reason');
  const law = await lawNow(tx);
  if (!law.departments.has(wish.department)) throw invalid('approval.department_unknown', { path: 'department' });
  if (task.department !== 'MARKET_SUPERVISION') throw conflict('approval.only_the_registry_refers');
  const { filingId, round } = task;
  if (await tx.existsBy(ApprovalTask, { filingId, round, department: wish.department, kind: 'REVIEW' }))
    throw conflict('approval.asked_already', { path: 'department' });
  const limit = { days: task.limitDays, unit: task.limitUnit };
  await openTask(tx, filing, referralPlan(wish.department, limit), { referral: { by: actor.userId, reason: wish.reason } });
  await audit(tx, actor, 'task.referred', task.id, { department: wish.department, round });
  return task;
}
