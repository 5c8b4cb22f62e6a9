import type { EntityManager } from 'typeorm';
import type { RemarkView, Verdict } from '#libs/contract';
import { lockFiling, moveFiling, type Filing } from '#libs/filing';
import { isHeld } from '#libs/hold';
import type { Actor } from '#libs/kernel';
import { ApprovalTask, ApprovalVerdict } from './approval.entity.ts';
import { outcomeOf, verdictOf } from './approval.rules.ts';
import { lapseTasks } from './lapse-tasks.ts';

export interface GateTask {
  task: ApprovalTask;
  verdicts: ApprovalVerdict[];
  verdict: Verdict | null;
}

/** Every gating task of a round with its verdicts, oldest first: what the licence waits for, and why it may be issued. */
export async function gateOf(tx: EntityManager, filingId: string, round: number): Promise<GateTask[]> {
  const tasks = await tx.find(ApprovalTask, { where: { filingId, round, gating: true }, order: { department: 'asc', kind: 'asc' } });
  const verdicts = await tx.find(ApprovalVerdict, { where: { filingId, round }, order: { id: 'asc' } });
  return tasks.map((task) => {
    const own = verdicts.filter(({ taskId }) => taskId === task.id);
    const assigned: Verdict | null = task.assigned === null ? null : 'approve';
    return { task, verdicts: own, verdict: task.kind === 'CODE_ASSIGNMENT' ? assigned : verdictOf(task.steps, own) };
  });
}

const MOVE = { approve: 'approve', correct: 'requestCorrection', refuse: 'reject' } as const;

/** Moves the filing when the last gating department has spoken. The caller holds the filing, so two last verdicts cannot cross. */
export async function settle(tx: EntityManager, actor: Actor, filing: Filing): Promise<void> {
  const gate = await gateOf(tx, filing.id, filing.round);
  const outcome = outcomeOf(gate);
  if (outcome === 'pending') return;
  if (outcome === 'approve' && (await isHeld(tx, filing.id))) return; // goes on when the hold is lifted
  const remarks = gate.flatMap(({ task, verdicts, verdict }): RemarkView[] =>
    verdict === outcome && outcome !== 'approve'
      ? (verdicts.at(-1)?.remarks ?? []).map((remark) => ({ ...remark, department: task.department }))
      : [],
  );
  await moveFiling(tx, actor, filing, MOVE[outcome], outcome === 'approve' ? {} : { remarks });
  await lapseTasks(tx, filing);
}

/** Settles what was decided while a hold stood. A filing that has gone elsewhere meanwhile is left alone. */
export async function settleAfterHold(tx: EntityManager, actor: Actor, filingId: string): Promise<void> {
  const filing = await lockFiling(tx, filingId);
  if (filing.state === 'IN_REVIEW') await settle(tx, actor, filing);
}
