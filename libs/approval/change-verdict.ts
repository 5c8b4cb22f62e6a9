import type { EntityManager } from 'typeorm';
import type { ChangeVerdictBody } from '#libs/contract';
import { moveFiling } from '#libs/filing';
import { mustNotBeHeld } from '#libs/hold';
import { conflict, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { RegisterEntity, RegisterVersion } from '#libs/register';
import { type ApprovalTask, ApprovalVerdict } from './approval.entity.ts';
import { newestByStep } from './approval.rules.ts';
import { completeVerdict, giveVerdict } from './decide-task.ts';
import { lockTask } from './lock-task.ts';
import { refuseMarkup } from './remark.rules.ts';
import { mustHaveSeen } from './still-asked.ts';

/**
 * Whoever gave a verdict gives another before the licence is out. An approved filing is back in review at that moment, so nothing is issued
 * on a word that no longer stands; issue and change wait for each other, and after the issue it is too late.
 */
export async function changeVerdict(tx: EntityManager, actor: Actor, taskId: string, input: ChangeVerdictBody): Promise<ApprovalTask> {
  const { task, filing } = await lockTask(tx, actor, taskId);
  if (!['IN_REVIEW', 'APPROVED'].includes(filing.state) || task.round !== filing.round || task.kind !== 'REVIEW')
    throw conflict('approval.review_closed', { state: filing.state, round: filing.round });
  if (await isEntered(tx, filing.id)) throw conflict('approval.licence_is_out', { state: filing.state });
  if (input.verdict === 'approve') await mustNotBeHeld(tx, filing.id);
  mustHaveSeen(task, input);
  refuseMarkup(input.why, 'why');
  const verdicts = await tx.find(ApprovalVerdict, { where: { taskId }, order: { id: 'asc' } });
  const standing = newestByStep(verdicts).get(input.step);
  if (standing?.byId !== actor.userId) throw conflict('approval.not_own_verdict', { path: 'step' });
  if (standing.verdict === input.verdict) throw conflict('approval.verdict_stands', { path: 'verdict' });

  const given = await completeVerdict(tx, { task, filing, verdicts }, input);
  if (filing.state === 'APPROVED') await moveFiling(tx, actor, filing, 'reopen', { department: task.department });
  await audit(tx, actor, 'task.verdict_changed', task.id, { step: input.step, from: standing.verdict, to: input.verdict, why: input.why });
  return giveVerdict(tx, actor, { task, filing, verdicts }, given);
}

/** The register has it: from that moment on the licence is issued, though its paper is still being drawn. */
export const isEntered = async (tx: EntityManager, filingId: string): Promise<boolean> =>
  (await tx.existsBy(RegisterEntity, { createdByFiling: filingId })) || tx.existsBy(RegisterVersion, { filingId });
