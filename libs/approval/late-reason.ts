import type { EntityManager } from 'typeorm';
import type { RemarkView } from '#libs/contract';
import { FilingHistory } from '#libs/filing';
import { conflict, invalid, newId, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { type ApprovalTask, LateReason } from './approval.entity.ts';
import { lockTask } from './lock-task.ts';
import { refuseMarkup } from './remark.rules.ts';
import { changedSinceLast } from './round-content.ts';
import { lateFields } from './round.rules.ts';
import { mustHaveSeen, mustStillBeAsked } from './still-asked.ts';

/** Refuses an objection that could have been made a round before on the same data, unless a supervisor let it pass. */
export async function mustHaveBeenSaidInTime(tx: EntityManager, task: ApprovalTask, remarks: readonly RemarkView[]): Promise<void> {
  const changed = await changedSinceLast(tx, task.filingId, task.round);
  if (changed === null || task.referredBy !== null) return;
  const asked = await askedBefore(tx, task.filingId, task.round);
  const allowed = await tx.findBy(LateReason, { filingId: task.filingId, round: task.round, department: task.department });
  const late = lateFields(
    remarks.map(({ path }) => path),
    changed,
    asked.map(({ path }) => path),
  ).filter((path) => !allowed.some((one) => one.path === path));
  if (late.length > 0) throw conflict('approval.late_reason', { path: 'remarks', fields: late });
}

/** What earlier rounds asked for. */
async function askedBefore(tx: EntityManager, filingId: string, round: number): Promise<RemarkView[]> {
  const asked = await tx.findBy(FilingHistory, { filingId, move: 'requestCorrection' });
  // Written by `settle` and `returnFiling` with the move.
  return asked.filter((one) => one.round < round).flatMap(({ details }) => (details as { remarks?: RemarkView[] }).remarks ?? []);
}

export interface LateReasonWish {
  round: number;
  version: number;
  /** The field, empty for the whole. */
  path: string;
  why: string;
}

/** A supervisor lets a department object to what it had let pass. It is the office's fault, so it is counted. */
export async function allowLateReason(tx: EntityManager, actor: Actor, taskId: string, wish: LateReasonWish): Promise<ApprovalTask> {
  const { task, filing } = await lockTask(tx, actor, taskId);
  mustStillBeAsked(task, filing);
  mustHaveSeen(task, wish);
  refuseMarkup(wish.why, 'why');
  if (task.round < 2) throw invalid('approval.late_reason_in_first_round', { path: 'round' });
  const { filingId, round, department } = task;
  const row = { id: newId(), filingId, round, department, path: wish.path, why: wish.why, allowedBy: actor.userId, at: registryNow() };
  await tx.createQueryBuilder().insert().into(LateReason).values(row).orIgnore().execute();
  await audit(tx, actor, 'task.late_reason_allowed', task.id, { path: wish.path, round });
  return task;
}
