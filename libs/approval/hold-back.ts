import type { EntityManager } from 'typeorm';
import { conflict, type Actor } from '#libs/kernel';
import { audit, record } from '#libs/platform';
import type { ApprovalTask, HeldBack } from './approval.entity.ts';
import { verdictDue } from './approval.messages.ts';
import { LEASE_MS } from './claim-task.ts';
import { lockTask } from './lock-task.ts';

/** How long a verdict waits in which the officer may think again. Machine's clock. */
export const HELD_BACK_MS = 10_000;

/** The verdict is complete and said, and nobody hears of it yet: no row, no settling, no message. Until it is out nothing else is done with the task. */
export async function holdBack(tx: EntityManager, actor: Actor, task: ApprovalTask, given: HeldBack['given']): Promise<ApprovalTask> {
  const outAt = new Date(Date.now() + HELD_BACK_MS);
  task.heldBack = { by: actor.userId, outAt: outAt.toISOString(), given };
  // Nobody else finds it free meanwhile, however late in the lease it was said.
  task.leaseUntil = new Date(Date.now() + LEASE_MS);
  task.version += 1;
  await audit(tx, actor, 'task.verdict_held_back', task.id, wordOf(task, given));
  await record(tx, verdictDue, { taskId: task.id }, outAt);
  return tx.save(task);
}

/** Whoever said it takes it back while it is held; the task is in their hands as before. Afterwards a verdict is changed, not taken back. */
export async function takeBack(tx: EntityManager, actor: Actor, taskId: string): Promise<ApprovalTask> {
  const { task } = await lockTask(tx, actor, taskId);
  const held = task.heldBack;
  if (held === null || held.outAt <= new Date().toISOString()) throw conflict('approval.verdict_is_out');
  if (held.by !== actor.userId) throw conflict('approval.not_own_verdict');
  task.heldBack = null;
  task.version += 1;
  await audit(tx, actor, 'task.verdict_taken_back', task.id, wordOf(task, held.given));
  return tx.save(task);
}

/** For the trail: which word it was. */
export const wordOf = ({ round }: ApprovalTask, { step, verdict }: HeldBack['given']) => ({ step, verdict, round });
