import { IsNull, Not, type EntityManager } from 'typeorm';
import type { TaskKind } from '#libs/contract';
import { FilingSignature, getRound, lockFiling, readRound, type Filing } from '#libs/filing';
import { isHeld as isStopped } from '#libs/hold';
import { registryNow, SYSTEM } from '#libs/kernel';
import { ApprovalSample, ApprovalTask, ApprovalVerdict } from './approval.entity.ts';
import { isHeld } from './claim-task.ts';
import { giveVerdict } from './decide-task.ts';
import { settle } from './settle.ts';
import { switchFor } from './switch.queries.ts';
import { isDrawn } from './switch.rules.ts';

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
 * Decides what needs no person: an authority whose permits are all valid, and, where the machine lane is on, the registry's review of a
 * filing about which there is nothing to ask. Everything else waits for people.
 */
export async function checkTask(tx: EntityManager, taskId: string): Promise<void> {
  const open = await holdOpenTask(tx, taskId);
  if (!open || open.task.kind !== 'REVIEW' || isTouched(open.task)) return;
  const bySwitch = open.task.by === 'automatic' ? null : await switchFor(tx, 'machineLane', open.filing);
  if (bySwitch && !(bySwitch.on && (await isOdd(tx, open)) === null)) return;
  const ground = bySwitch ? 'approval.clean_filing' : 'approval.permit_valid';
  let { task } = open;
  for (const step of task.steps.length > 0 ? task.steps : (['EXAMINE'] as const)) {
    const verdicts = await tx.find(ApprovalVerdict, { where: { taskId }, order: { id: 'asc' } });
    const remarks = [{ department: task.department, reason: ground }];
    task = await giveVerdict(tx, SYSTEM, { task, filing: open.filing, verdicts }, { step, verdict: 'approve', remarks });
  }
  if (bySwitch && isDrawn(open.filing.id, bySwitch.share)) {
    const { filingId, department, jurisdiction } = task;
    await tx.insert(ApprovalSample, { taskId, filingId, department, jurisdiction, drawnAt: registryNow() });
  }
}

/** A person has it in hand, or has had a word on how it is decided. */
const isTouched = (task: ApprovalTask): boolean =>
  isHeld(task) || task.pausedAt !== null || task.risk || task.referredBy !== null || task.assigneeId !== null;

/** Why a filing goes to a person; `null`: nothing above advice was found, everyone has signed, and no other department's person is asked. */
async function isOdd(tx: EntityManager, { task, filing }: OpenTask): Promise<string | null> {
  if (task.department !== 'MARKET_SUPERVISION') return 'other_department';
  if (await isStopped(tx, filing.id)) return 'held';
  const round = await getRound(tx, filing.id, filing.round);
  if (round.findings.some(({ severity }) => severity !== 'advice')) return 'finding';
  if (filing.round > 1) return 'corrected';
  const { signers } = await readRound(tx, filing, round);
  const signed = await tx.findBy(FilingSignature, { filingId: filing.id, voidedAt: IsNull() });
  if (signers.some(({ person, asks }) => asks === 'sign' && !signed.some(({ personKey }) => personKey === person))) return 'signature';
  const others = await tx.findBy(ApprovalTask, { filingId: filing.id, round: filing.round, gating: true, by: 'person', id: Not(task.id) });
  return others.length > 0 ? 'person_asked' : null;
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
