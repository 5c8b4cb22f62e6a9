import type { EntityManager } from 'typeorm';
import type { SeenBody } from '#libs/contract';
import { invalid, registryDate, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import type { ApprovalTask } from './approval.entity.ts';
import { mustHold } from './decide-task.ts';
import { lockTask } from './lock-task.ts';
import { refuseMarkup } from './remark.rules.ts';
import { mustHaveSeen, mustStillBeAsked } from './still-asked.ts';

export interface PauseWish extends SeenBody {
  reason: string;
  /** When it is looked at again; absent: when somebody goes on. */
  until?: string;
}

/** A department cannot decide yet and says why. The licence waits, the limit runs on, and everyone at the gate sees it. */
export async function pauseTask(tx: EntityManager, actor: Actor, taskId: string, wish: PauseWish): Promise<ApprovalTask> {
  const { task, filing } = await lockTask(tx, actor, taskId);
  mustStillBeAsked(task, filing);
  await mustHold(tx, actor, task);
  mustHaveSeen(task, wish);
  refuseMarkup(wish.reason, 'reason');
  if (wish.until !== undefined && wish.until <= registryDate()) throw invalid('approval.pause_ends_before_it_begins', { path: 'until' });
  task.pausedAt = registryNow();
  task.pausedUntil = wish.until ?? null;
  task.pauseReason = wish.reason;
  task.version += 1;
  await audit(tx, actor, 'task.paused', task.id, { until: task.pausedUntil });
  return tx.save(task);
}

/** Whoever claims it goes on. */
export async function resumeTask(tx: EntityManager, actor: Actor, taskId: string, seen: SeenBody): Promise<ApprovalTask> {
  const { task, filing } = await lockTask(tx, actor, taskId);
  mustStillBeAsked(task, filing);
  await mustHold(tx, actor, task);
  mustHaveSeen(task, seen);
  task.pausedAt = null;
  task.pausedUntil = null;
  task.pauseReason = null;
  task.version += 1;
  await audit(tx, actor, 'task.resumed', task.id);
  return tx.save(task);
}
