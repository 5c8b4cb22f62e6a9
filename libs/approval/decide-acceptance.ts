import type { EntityManager } from 'typeorm';
import type { DeclineBody, ReturnBody, SeenBody } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { getRound, moveFiling, openFacts, readRound, type Filing } from '#libs/filing';
import { conflict, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { acceptFiling } from './accept-filing.ts';
import { ApprovalTask } from './approval.entity.ts';
import { checklistOf, refuseIncomplete } from './acceptance.rules.ts';
import { mustHold } from './decide-task.ts';
import { lapseTasks } from './lapse-tasks.ts';
import { mustHaveBeenSaidInTime } from './late-reason.ts';
import { getTask, lockTask } from './lock-task.ts';
import { refuseMarkup, remarksOf } from './remark.rules.ts';
import { mustHaveSeen, mustStillBeAsked } from './still-asked.ts';

/** A clerk accepts: every department concerned is asked at the same moment. */
export async function acceptByClerk(tx: EntityManager, actor: Actor, taskId: string, seen: SeenBody): Promise<ApprovalTask> {
  const { filing } = await holdAcceptance(tx, actor, taskId, seen);
  await acceptFiling(tx, actor, filing.id);
  await audit(tx, actor, 'task.decided', taskId, { accept: true, round: filing.round });
  return tx.findOneByOrFail(ApprovalTask, { id: taskId });
}

/** Not for this registry, or not to be registered: the applicant hears why and where to turn to. */
export async function declineFiling(tx: EntityManager, actor: Actor, taskId: string, body: DeclineBody): Promise<ApprovalTask> {
  const { task, filing } = await holdAcceptance(tx, actor, taskId, body);
  refuseMarkup(body.reason, 'reason');
  refuseMarkup(body.remedy, 'remedy');
  const remarks = [{ department: task.department, reason: body.reason, cure: body.remedy }];
  await moveFiling(tx, actor, filing, 'decline', { remarks });
  await lapseTasks(tx, filing);
  await audit(tx, actor, 'task.decided', taskId, { decline: true, round: filing.round });
  return tx.findOneByOrFail(ApprovalTask, { id: taskId });
}

/** One return lists everything. It cannot be sent before every point was looked at. */
export async function returnFiling(tx: EntityManager, actor: Actor, taskId: string, body: ReturnBody): Promise<ApprovalTask> {
  const { task, filing } = await holdAcceptance(tx, actor, taskId, body);
  const remarks = remarksOf(await lawNow(tx), task.department, body.remarks);
  refuseIncomplete(await pointsOf(tx, filing), body.checklist, remarks);
  await mustHaveBeenSaidInTime(tx, task, remarks);
  await moveFiling(tx, actor, filing, 'requestCorrection', { remarks, checklist: body.checklist });
  await lapseTasks(tx, filing);
  await audit(tx, actor, 'task.decided', taskId, { return: true, round: filing.round });
  return tx.findOneByOrFail(ApprovalTask, { id: taskId });
}

/** The points that a return of this task must answer. */
export async function checklistPage(tx: EntityManager, actor: Actor, taskId: string): Promise<string[]> {
  const task = await getTask(tx, actor, taskId);
  const { filing } = await lockTask(tx, actor, task.id);
  return pointsOf(tx, filing);
}

async function pointsOf(tx: EntityManager, filing: Filing): Promise<string[]> {
  const round = await getRound(tx, filing.id, filing.round);
  const { documentsRequired } = await readRound(tx, filing, round);
  return checklistOf(openFacts(round).facts, documentsRequired);
}

async function holdAcceptance(tx: EntityManager, actor: Actor, taskId: string, seen: SeenBody): Promise<{ task: ApprovalTask; filing: Filing }> {
  const { task, filing } = await lockTask(tx, actor, taskId);
  if (task.kind !== 'ACCEPTANCE') throw conflict('approval.no_acceptance_asked', { kind: task.kind });
  mustStillBeAsked(task, filing);
  await mustHold(tx, actor, task);
  mustHaveSeen(task, seen);
  return { task, filing };
}
