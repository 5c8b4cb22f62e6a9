import type { EntityManager } from 'typeorm';
import type { Filing } from '#libs/filing';
import { isHeld as isStopped } from '#libs/hold';
import { Account } from '#libs/identity';
import { SYSTEM, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { type ApprovalTask, ApprovalVerdict, type HeldBack } from './approval.entity.ts';
import { giveVerdict } from './decide-task.ts';
import { wordOf } from './hold-back.ts';
import { lockTaskOf } from './lock-task.ts';
import { isAsked } from './still-asked.ts';

/** The ten seconds are over: the verdict stands, unless it was taken back, or the filing has left the office or was stopped meanwhile. */
export async function letOut(tx: EntityManager, taskId: string): Promise<ApprovalTask | null> {
  const { task, filing } = await lockTaskOf(tx, taskId);
  const held = task.heldBack;
  // Taken back, out already, or said anew: that word has a time of its own.
  if (held === null || held.outAt > new Date().toISOString()) return null;
  task.heldBack = null;
  const stopped = await whatStops(tx, task, filing, held);
  if (stopped) {
    task.version += 1;
    await audit(tx, SYSTEM, 'task.verdict_not_given', task.id, { ...wordOf(task, held.given), code: stopped });
    return tx.save(task);
  }
  const verdicts = await tx.find(ApprovalVerdict, { where: { taskId }, order: { id: 'asc' } });
  return giveVerdict(tx, await speaker(tx, held.by), { task, filing, verdicts }, held.given);
}

async function whatStops(tx: EntityManager, task: ApprovalTask, filing: Filing, { given }: HeldBack): Promise<string | null> {
  if (task.closedAt || !isAsked(task, filing)) return 'approval.review_closed';
  return given.verdict === 'approve' && (await isStopped(tx, filing.id)) ? 'filing.held' : null;
}

/** They had the right when they said it; who has left the office since has still said it. */
async function speaker(tx: EntityManager, id: string): Promise<Actor> {
  const { districts, roles, department } = await tx.findOneByOrFail(Account, { id });
  return { userId: id, kind: 'staff', districts, roles, ...(department === null ? {} : { department }) };
}
