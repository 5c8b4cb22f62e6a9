import type { EntityManager } from 'typeorm';
import { accountName } from '#libs/identity';
import { conflict, registryTime, SYSTEM, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import type { ApprovalTask } from './approval.entity.ts';
import { conflictOfInterest } from './conflict-of-interest.ts';
import { lockTask } from './lock-task.ts';
import { mustNotBeOnItsWay, mustStillBeAsked } from './still-asked.ts';

/** A claim lasts this long without a sign of work. Machine's clock. */
export const LEASE_MS = 30 * 60_000;

/** Someone other than the caller works on it now, or was given it. */
export const isHeldByOther = (task: ApprovalTask, actor: Actor): boolean =>
  (task.holderId !== null && task.holderId !== actor.userId && isHeld(task)) || (task.assigneeId !== null && task.assigneeId !== actor.userId);
export const isHeld = (task: ApprovalTask): boolean => task.leaseUntil !== null && task.leaseUntil.getTime() > Date.now();

/** Takes a task to work on, or goes on holding it. Who has a stake in the filing never examines it. */
export async function claimTask(tx: EntityManager, actor: Actor, taskId: string): Promise<ApprovalTask> {
  const { task, filing } = await lockTask(tx, actor, taskId);
  if (task.closedAt && !task.lapsed) throw conflict('approval.already_decided', { state: filing.state });
  mustStillBeAsked(task, filing);
  if (filing.filerId === actor.userId) throw conflict('approval.own_filing');
  if (isHeldByOther(task, actor)) throw await heldBy(tx, task);
  if (task.holderId === actor.userId && isHeld(task)) return hold(tx, task, actor.userId);
  const ground = await conflictOfInterest(tx, actor, filing);
  if (ground) throw conflict('approval.conflict_of_interest', { ground });
  // A lease that ran out is written down by whoever finds it; the task had kept its place.
  if (task.holderId !== null && task.holderId !== actor.userId) await audit(tx, SYSTEM, 'task.lease_ended', task.id, { holder: task.holderId });
  await audit(tx, actor, 'task.claimed', task.id);
  task.heldSince = new Date();
  task.version += 1;
  return hold(tx, task, actor.userId);
}

async function hold(tx: EntityManager, task: ApprovalTask, holderId: string): Promise<ApprovalTask> {
  task.holderId = holderId;
  task.leaseUntil = new Date(Date.now() + LEASE_MS);
  return tx.save(task);
}

/** Gives a task back to its place in the queue. */
export async function releaseTask(tx: EntityManager, actor: Actor, taskId: string): Promise<ApprovalTask> {
  const { task } = await lockTask(tx, actor, taskId);
  mustNotBeOnItsWay(task);
  if (isHeldByOther(task, actor)) throw await heldBy(tx, task);
  letGo(task);
  await audit(tx, actor, 'task.released', task.id);
  return tx.save(task);
}

/** Nobody holds it any more, and what was seen of it before is behind. */
export function letGo(task: ApprovalTask): void {
  task.holderId = null;
  task.leaseUntil = null;
  task.heldSince = null;
  task.version += 1;
}

/** Who holds it, since when, and until when. */
export async function heldBy(tx: EntityManager, task: ApprovalTask) {
  const id = task.holderId !== null && isHeld(task) ? task.holderId : (task.assigneeId ?? task.holderId);
  const holder = id === null ? null : await accountName(tx, id);
  return conflict('approval.held_by_other', {
    holder,
    since: task.heldSince && registryTime(task.heldSince),
    until: task.leaseUntil && registryTime(task.leaseUntil),
  });
}
