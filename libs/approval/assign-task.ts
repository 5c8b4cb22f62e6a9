import type { EntityManager } from 'typeorm';
import type { SeenBody } from '#libs/contract';
import { Account } from '#libs/identity';
import { conflict, invalid, mayStaff, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { type ApprovalTask, ApprovalVerdict } from './approval.entity.ts';
import { hasExamined, nextStep } from './approval.rules.ts';
import { letGo } from './claim-task.ts';
import { conflictOfInterest } from './conflict-of-interest.ts';
import { STEP_ROLES } from './decide-task.ts';
import { lockTask } from './lock-task.ts';
import { mustHaveSeen, mustStillBeAsked } from './still-asked.ts';

export interface Assignment extends Partial<SeenBody> {
  /** `null`: back to everyone, in its old place. */
  to: string | null;
}

/** A supervisor gives a task to one officer, or back to all. Whoever held it before holds it no longer, and hears so with the next act. */
export async function assignTask(tx: EntityManager, actor: Actor, taskId: string, { to, round, version }: Assignment): Promise<ApprovalTask> {
  const { task, filing } = await lockTask(tx, actor, taskId);
  mustStillBeAsked(task, filing);
  if (round !== undefined) mustHaveSeen(task, { round, version });
  const from = task.holderId ?? task.assigneeId;
  letGo(task);
  task.assigneeId = to;
  if (to !== null) {
    const officer = await officerFor(tx, task, to);
    const ground = await conflictOfInterest(tx, officer, filing);
    if (ground) throw conflict('approval.conflict_of_interest', { ground });
    task.heldSince = new Date();
  }
  await audit(tx, actor, 'task.assigned', task.id, { from, to });
  return tx.save(task);
}

/** Somebody who may take the next step of this task. */
async function officerFor(tx: EntityManager, task: ApprovalTask, id: string): Promise<Actor> {
  const account = await tx.findOneBy(Account, { id, kind: 'staff', active: true });
  const officer: Actor | null = account && {
    userId: account.id,
    kind: 'staff' as const,
    districts: account.districts,
    roles: account.roles,
    ...(account.department === null ? {} : { department: account.department }),
  };
  if (!officer || !mayStaff(officer, task.jurisdiction, task.department)) throw invalid('approval.officer_not_found', { path: 'to' });
  const verdicts = await tx.find(ApprovalVerdict, { where: { taskId: task.id }, order: { id: 'asc' } });
  const step = task.kind === 'REVIEW' ? nextStep(task.steps, verdicts) : null;
  const role = step === null ? null : STEP_ROLES[step];
  if (role !== null && task.steps.length > 1 && !officer.roles.includes(role)) throw invalid('approval.role_missing', { path: 'to', role });
  if (step === 'APPROVE' && hasExamined(id, verdicts)) throw conflict('approval.second_person_needed');
  return officer;
}
