import type { EntityManager } from 'typeorm';
import { accountName } from '#libs/identity';
import { conflict, registryTime, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import type { ApprovalTask } from './approval.entity.ts';
import { lockTask } from './lock-task.ts';

/** A claim lasts this long without a sign of work. Machine's clock. */
export const LEASE_MS = 30 * 60_000;

/** Someone other than the caller works on it now. */
export const isHeldByOther = (task: ApprovalTask, actor: Actor): boolean => task.holderId !== null && task.holderId !== actor.userId && isHeld(task);
export const isHeld = (task: ApprovalTask): boolean => task.leaseUntil !== null && task.leaseUntil.getTime() > Date.now();

/** Takes a task to work on, or goes on holding it. The filer of a filing never examines it. */
export async function claimTask(tx: EntityManager, actor: Actor, taskId: string): Promise<ApprovalTask> {
  const { task, filing } = await lockTask(tx, actor, taskId);
  if (task.closedAt) throw conflict('approval.already_decided');
  if (filing.state !== 'IN_REVIEW' || task.round !== filing.round)
    throw conflict('approval.review_closed', { state: filing.state, round: filing.round });
  if (filing.filerId === actor.userId) throw conflict('approval.own_filing');
  if (isHeldByOther(task, actor)) throw await heldBy(tx, task);
  const taken = task.holderId !== actor.userId || !isHeld(task);
  task.holderId = actor.userId;
  task.leaseUntil = new Date(Date.now() + LEASE_MS);
  if (taken) await audit(tx, actor, 'task.claimed', task.id);
  return tx.save(task);
}

/** Gives a task back to its place in the queue. */
export async function releaseTask(tx: EntityManager, actor: Actor, taskId: string): Promise<ApprovalTask> {
  const { task } = await lockTask(tx, actor, taskId);
  if (isHeldByOther(task, actor)) throw await heldBy(tx, task);
  task.holderId = null;
  task.leaseUntil = null;
  await audit(tx, actor, 'task.released', task.id);
  return tx.save(task);
}

/** Who holds it, and until when. */
export async function heldBy(tx: EntityManager, task: ApprovalTask) {
  const holder = task.holderId === null ? null : await accountName(tx, task.holderId);
  return conflict('approval.held_by_other', { holder, until: task.leaseUntil && registryTime(task.leaseUntil) });
}
