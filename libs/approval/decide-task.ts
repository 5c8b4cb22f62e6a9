import type { EntityManager } from 'typeorm';
import type { AllowanceView, DecideBody, RemarkView, Verdict, VerdictStep } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { getRound, type Filing } from '#libs/filing';
import { mustNotBeHeld } from '#libs/hold';
import { conflict, forbidden, invalid, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { type ApprovalTask, ApprovalVerdict } from './approval.entity.ts';
import { hasExamined, nextStep, turnOf, undecided, verdictOf } from './approval.rules.ts';
import { heldBy, isHeld, isHeldByOther, letGo } from './claim-task.ts';
import { holdBack } from './hold-back.ts';
import { mustHaveBeenSaidInTime } from './late-reason.ts';
import { lockTask } from './lock-task.ts';
import { refuseMarkup, remarksOf } from './remark.rules.ts';
import { settle } from './settle.ts';
import { mustHaveSeen, mustNotBeOnItsWay } from './still-asked.ts';

/** The step an officer's role gives verdicts on. */
export const STEP_ROLES: Record<VerdictStep, string> = { EXAMINE: 'examiner', APPROVE: 'approver' };

/** An officer gives a verdict on the round they looked at; the last one of all departments also settles the filing. */
export async function decideTask(tx: EntityManager, actor: Actor, taskId: string, input: DecideBody): Promise<ApprovalTask> {
  const { task, filing } = await lockTask(tx, actor, taskId);
  await mustBeOpen(tx, actor, task, filing, input);
  if (input.verdict === 'approve') await mustNotBeHeld(tx, filing.id);
  const verdicts = await tx.find(ApprovalVerdict, { where: { taskId: task.id }, order: { id: 'asc' } });
  mustBeTurn(actor, task, verdicts, input);
  const given = await completeVerdict(tx, { task, filing, verdicts }, input);
  return input.heldBack ? holdBack(tx, actor, task, given) : giveVerdict(tx, actor, { task, filing, verdicts }, given);
}

/** A verdict as it is kept. */
export interface CompleteVerdict {
  step: VerdictStep;
  verdict: Verdict;
  remarks?: RemarkView[];
  allowances?: AllowanceView[];
}

export interface Deciding {
  task: ApprovalTask;
  filing: Filing;
  verdicts: ApprovalVerdict[];
}

/** Writes a verdict and, when the task is decided by it, closes the task and settles the filing. */
export async function giveVerdict(
  tx: EntityManager,
  actor: Actor,
  { task, filing, verdicts }: Deciding,
  input: CompleteVerdict,
): Promise<ApprovalTask> {
  const verdict = tx.create(ApprovalVerdict, {
    taskId: task.id,
    filingId: task.filingId,
    round: task.round,
    step: input.step,
    verdict: input.verdict,
    byId: actor.userId,
    at: registryNow(),
    remarks: input.remarks ?? [],
    allowances: input.allowances ?? [],
  });
  await tx.save(verdict);
  letGo(task);
  task.closedAt = verdictOf(task.steps, [...verdicts, verdict]) !== null ? registryNow() : null;
  task.turn = turnOf(task.kind, task.steps, [...verdicts, verdict]);
  // The next step is another person's.
  if (!task.closedAt) task.assigneeId = null;
  await tx.save(task);
  await audit(tx, actor, 'task.decided', task.id, { step: input.step, verdict: input.verdict, round: task.round });
  if (task.closedAt) await settle(tx, actor, filing);
  return task;
}

async function mustBeOpen(tx: EntityManager, actor: Actor, task: ApprovalTask, filing: Filing, input: DecideBody): Promise<void> {
  if (task.kind !== 'REVIEW') throw conflict('approval.other_step', { path: 'step', step: null });
  if (filing.state !== 'IN_REVIEW' || task.round !== filing.round)
    throw conflict('approval.review_closed', { state: filing.state, round: filing.round });
  if (input.round !== task.round) throw conflict('approval.other_round', { path: 'round', round: task.round });
  if (task.closedAt) throw conflict('approval.already_decided');
  await mustHold(tx, actor, task);
  mustNotBeOnItsWay(task);
  mustHaveSeen(task, input);
  if (task.pausedAt) throw conflict('approval.paused', { reason: task.pauseReason, until: task.pausedUntil });
}

/** The caller holds it now. */
export async function mustHold(tx: EntityManager, actor: Actor, task: ApprovalTask): Promise<void> {
  if (isHeldByOther(task, actor)) throw await heldBy(tx, task);
  if (task.holderId !== actor.userId || !isHeld(task)) throw conflict('approval.not_claimed');
}

/** One person never gives both words on a task, and each word belongs to a role. */
function mustBeTurn(actor: Actor, task: ApprovalTask, verdicts: ApprovalVerdict[], input: DecideBody): void {
  const step = nextStep(task.steps, verdicts);
  if (input.step !== step) throw conflict('approval.other_step', { path: 'step', step });
  if (task.steps.length > 1 && !actor.roles.includes(STEP_ROLES[step])) throw forbidden('approval.role_missing', { role: STEP_ROLES[step] });
  if (step === 'APPROVE' && hasExamined(actor.userId, verdicts)) throw conflict('approval.second_person_needed');
}

/**
 * A correction or refusal says why, with nothing that could have been said a round before; an approval leaves no finding of the officer's
 * open, nor one refused. The officer is the registry's, who examines the whole: an authority without an examination speaks of its own items only.
 */
export async function completeVerdict(tx: EntityManager, { task, filing, verdicts }: Deciding, input: DecideBody): Promise<CompleteVerdict> {
  const remarks = remarksOf(await lawNow(tx), task.department, input.remarks ?? []);
  (input.allowances ?? []).forEach(({ reason }, place) => refuseMarkup(reason, `allowances[${place}].reason`));
  const given = { step: input.step, verdict: input.verdict, remarks, allowances: input.allowances ?? [] };
  if (input.verdict !== 'approve') {
    if (remarks.length === 0) throw invalid('approval.remark_missing', { path: 'remarks' });
    await mustHaveBeenSaidInTime(tx, task, remarks);
    return given;
  }
  if (!task.steps.includes('EXAMINE') || task.department !== 'MARKET_SUPERVISION') return given;
  const allowances = wordsOn(verdicts, input);
  const { findings } = await getRound(tx, filing.id, filing.round);
  const open = undecided(findings, allowances);
  if (open.length > 0) throw invalid('approval.finding_undecided', { path: 'allowances', open: open.map(({ rule, path }) => ({ rule, path })) });
  const refused = allowances.find(({ verdict }) => verdict === 'refuse');
  if (refused) throw invalid('approval.finding_refused', { path: 'allowances', rule: refused.rule });
  return given;
}

/** The approver stands on the examiner's words, where they say nothing of their own. */
function wordsOn(verdicts: ApprovalVerdict[], input: DecideBody): AllowanceView[] {
  const own = input.allowances ?? [];
  const examined = input.step === 'APPROVE' ? (verdicts.filter(({ step }) => step === 'EXAMINE').at(-1)?.allowances ?? []) : [];
  return [...own, ...examined.filter((word) => !own.some(({ rule, path }) => rule === word.rule && path === word.path))];
}
