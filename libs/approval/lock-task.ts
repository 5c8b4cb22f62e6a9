import type { EntityManager } from 'typeorm';
import { lockFiling, type Filing } from '#libs/filing';
import { notFound, type Actor } from '#libs/kernel';
import { ApprovalTask } from './approval.entity.ts';
import { reaches } from './reach.rules.ts';

/** A task of the caller's own department, district and role. For everyone else it is not there. */
export async function getTask(tx: EntityManager, actor: Actor, id: string): Promise<ApprovalTask> {
  const task = await tx.findOneBy(ApprovalTask, { id });
  if (!task || !reaches(actor, task)) throw notFound('approval.task_not_found');
  return task;
}

/** The same, with the filing held first: whoever changes a task must hold its filing, or two last verdicts would miss each other. */
export async function lockTask(tx: EntityManager, actor: Actor, id: string): Promise<{ task: ApprovalTask; filing: Filing }> {
  const { filingId } = await getTask(tx, actor, id);
  const filing = await lockFiling(tx, filingId);
  return { filing, task: await getTask(tx, actor, id) };
}

/** A task that nobody asks for by name: the machine brings it on. */
export async function lockTaskOf(tx: EntityManager, id: string): Promise<{ task: ApprovalTask; filing: Filing }> {
  const { filingId } = await tx.findOneByOrFail(ApprovalTask, { id });
  const filing = await lockFiling(tx, filingId);
  return { filing, task: await tx.findOneByOrFail(ApprovalTask, { id }) };
}
