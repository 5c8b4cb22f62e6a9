import { In, type EntityManager } from 'typeorm';
import type { SampleView } from '#libs/contract';
import { Account } from '#libs/identity';
import { conflict, notFound, registryNow, registryTime, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { ApprovalSample, ApprovalTask } from './approval.entity.ts';
import { getTask } from './lock-task.ts';
import { refuseMarkup } from './remark.rules.ts';

/** A supervisor says whether the machine decided rightly. Said once. */
export async function lookAtSample(
  tx: EntityManager,
  actor: Actor,
  taskId: string,
  { result, note }: { result: 'right' | 'wrong'; note: string },
): Promise<{ id: string }> {
  await getTask(tx, actor, taskId);
  const sample = await tx.findOne(ApprovalSample, { where: { taskId }, lock: { mode: 'pessimistic_write' } });
  if (!sample) throw notFound('approval.sample_not_found');
  if (sample.result !== null) throw conflict('approval.sample_looked_at', { result: sample.result });
  refuseMarkup(note, 'note');
  await tx.update(ApprovalSample, { taskId }, { result, note, lookedBy: actor.userId, lookedAt: registryNow() });
  await audit(tx, actor, 'sample.looked_at', taskId, { result });
  return { id: taskId };
}

/** What was drawn in the caller's department and districts: what waits first. */
export async function sampleList(tx: EntityManager, actor: Actor, { waiting }: { waiting: boolean }): Promise<SampleView[]> {
  const query = tx
    .createQueryBuilder(ApprovalSample, 's')
    .where('s.department = :department', { department: actor.department ?? '' })
    .andWhere('(s.jurisdiction in (:...districts) or left(s.jurisdiction, 4) in (:...prefectures))', {
      districts: ['', ...actor.districts],
      prefectures: ['', ...actor.districts.filter((code) => code.endsWith('00')).map((code) => code.slice(0, 4))],
    });
  if (waiting) query.andWhere('s.result is null');
  const samples = await query.orderBy('s.drawnAt', 'ASC').addOrderBy('s.taskId').limit(500).getMany();
  if (samples.length === 0) return [];
  const tasks = await tx.findBy(ApprovalTask, { id: In(samples.map(({ taskId }) => taskId)) });
  const accounts = await tx.findBy(Account, { id: In(samples.flatMap(({ lookedBy }) => lookedBy ?? [])) });
  return samples.map((sample) => {
    const task = tasks.find(({ id }) => id === sample.taskId);
    return {
      taskId: sample.taskId,
      filingId: sample.filingId,
      filingNumber: task?.filingNumber ?? '',
      name: task?.name ?? '',
      jurisdiction: sample.jurisdiction,
      drawnAt: registryTime(sample.drawnAt),
      result: sample.result,
      note: sample.note,
      lookedBy: accounts.find(({ id }) => id === sample.lookedBy)?.name ?? null,
      lookedAt: sample.lookedAt && registryTime(sample.lookedAt),
    };
  });
}
