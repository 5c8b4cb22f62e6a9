import type { EntityManager } from 'typeorm';
import { lockFiling, type Filing } from '#libs/filing';
import { mayStaff, notFound, type Actor } from '#libs/kernel';
import { ApprovalTask } from './approval.entity.ts';

/** A task of the caller's own department and district. For everyone else it is not there. */
export async function getTask(tx: EntityManager, actor: Actor, id: string): Promise<ApprovalTask> {
  const task = await tx.findOneBy(ApprovalTask, { id });
  if (!task || task.asked !== 'atAcceptance' || !mayStaff(actor, task.jurisdiction, task.department)) throw notFound('approval.task_not_found');
  return task;
}

/** The same, with the filing held first: whoever changes a task must hold its filing, or two last verdicts would miss each other. */
export async function lockTask(tx: EntityManager, actor: Actor, id: string): Promise<{ task: ApprovalTask; filing: Filing }> {
  const { filingId } = await getTask(tx, actor, id);
  const filing = await lockFiling(tx, filingId);
  return { filing, task: await getTask(tx, actor, id) };
}
