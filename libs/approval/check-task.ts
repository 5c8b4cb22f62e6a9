import type { EntityManager } from 'typeorm';
import type { TaskKind } from '#libs/contract';
import { getRound, lockFiling, type Filing } from '#libs/filing';
import { registryNow, SYSTEM } from '#libs/kernel';
import { config } from '#libs/platform';
import { ApprovalTask, ApprovalVerdict } from './approval.entity.ts';
import { giveVerdict } from './decide-task.ts';
import { settle } from './settle.ts';

export interface OpenTask {
  task: ApprovalTask;
  filing: Filing;
}

/** A task of the present round that still waits, with its filing held. */
async function holdOpenTask(tx: EntityManager, taskId: string): Promise<OpenTask | null> {
  const known = await tx.findOneBy(ApprovalTask, { id: taskId });
  if (!known) return null;
  const filing = await lockFiling(tx, known.filingId);
  const task = await tx.findOneByOrFail(ApprovalTask, { id: taskId });
  return task.closedAt || filing.state !== 'IN_REVIEW' || filing.round !== task.round ? null : { task, filing };
}

/**
 * Decides what needs no person: an authority whose permits are all valid, and, where the deployment allows the machine lane, the
 * registry's examination of a filing without any finding above advice. Everything else waits for people.
 */
export async function checkTask(tx: EntityManager, taskId: string): Promise<void> {
  const open = await holdOpenTask(tx, taskId);
  if (!open || open.task.kind !== 'REVIEW') return;
  const { findings } = await getRound(tx, open.filing.id, open.filing.round);
  const isClean = findings.every(({ severity }) => severity === 'advice');
  if (open.task.by !== 'automatic' && !(config().machineLane === 'clean' && isClean)) return;
  const ground = open.task.by === 'automatic' ? 'approval.permit_valid' : 'approval.clean_filing';
  for (const step of open.task.steps.length > 0 ? open.task.steps : (['EXAMINE'] as const)) {
    const verdicts = await tx.find(ApprovalVerdict, { where: { taskId }, order: { id: 'asc' } });
    await giveVerdict(tx, SYSTEM, { ...open, verdicts }, { step, verdict: 'approve', remarks: [{ reason: ground }] });
  }
}

/** Keeps the number a department assigned in five-code mode; the first answer stands. */
export async function keepAssignedCode(tx: EntityManager, taskId: string, assigned: string): Promise<void> {
  const open = await holdOpenTask(tx, taskId);
  if (!open) return;
  await tx.update(ApprovalTask, taskId, { assigned, closedAt: registryNow() });
  await settle(tx, SYSTEM, open.filing);
}

/** The department has acknowledged its message: the task that stood for it since acceptance is closed. */
export async function closeAcknowledged(
  tx: EntityManager,
  message: { filingId: string; round: number; department: string; task: TaskKind },
): Promise<void> {
  await tx
    .createQueryBuilder()
    .update(ApprovalTask)
    .set({ closedAt: registryNow() })
    .where('filingId = :filingId and round = :round and department = :department and kind = :task', message)
    .andWhere("asked = 'afterLicence' and closedAt is null")
    .execute();
}
