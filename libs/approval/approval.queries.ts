import { In, type EntityManager } from 'typeorm';
import type { TaskList, TaskRow } from '#libs/contract';
import { Filing } from '#libs/filing';
import { Account } from '#libs/identity';
import { registryTime, type Actor } from '#libs/kernel';
import { ApprovalTask, ApprovalVerdict } from './approval.entity.ts';
import { nextStep } from './approval.rules.ts';
import { isHeld } from './claim-task.ts';
import { kindsFor } from './reach.rules.ts';

export interface TaskSearch {
  view: 'open' | 'mine' | 'done';
  page: number;
  size: number;
}

/** The tasks a member of staff may see: of the own department and districts. Rows and their number come from one condition. */
export async function taskList(tx: EntityManager, actor: Actor, { view, page, size }: TaskSearch): Promise<TaskList> {
  const query = tx
    .createQueryBuilder(ApprovalTask, 't')
    .innerJoin(Filing, 'f', 'f.id = t.filingId')
    .where("t.department = :department and t.asked = 'atAcceptance' and t.kind in (:...kinds)", {
      department: actor.department ?? '',
      kinds: ['', ...kindsFor(actor)],
    })
    .andWhere('(t.jurisdiction in (:...districts) or left(t.jurisdiction, 4) in (:...prefectures))', {
      districts: ['', ...actor.districts],
      prefectures: ['', ...actor.districts.filter((code) => code.endsWith('00')).map((code) => code.slice(0, 4))],
    });
  if (view === 'done') query.andWhere('t.closedAt is not null and not t.lapsed');
  else query.andWhere("t.closedAt is null and f.round = t.round and f.state = case t.kind when 'ACCEPTANCE' then 'SUBMITTED' else 'IN_REVIEW' end");
  if (view === 'mine') query.andWhere('t.holderId = :me and t.leaseUntil > clock_timestamp()', { me: actor.userId });
  const [tasks, total] = await query
    .orderBy('t.openedAt', view === 'done' ? 'DESC' : 'ASC')
    .addOrderBy('t.id')
    .offset(page * size)
    .limit(size)
    .getManyAndCount();
  return { tasks: await taskRows(tx, tasks), total };
}

/** Tasks with what a queue shows of their filings; their verdicts, where they are known already. */
export async function taskRows(tx: EntityManager, tasks: readonly ApprovalTask[], known?: readonly ApprovalVerdict[]): Promise<TaskRow[]> {
  if (tasks.length === 0) return [];
  const verdicts = known ?? (await tx.find(ApprovalVerdict, { where: { taskId: In(tasks.map(({ id }) => id)) }, order: { id: 'asc' } }));
  const named = [...new Set(tasks.flatMap(({ holderId, assigneeId }) => [holderId ?? [], assigneeId ?? []].flat()))];
  const holders = named.length > 0 ? await tx.findBy(Account, { id: In(named) }) : [];
  const people = new Map(holders.map(({ id, name }) => [id, name]));
  return tasks.map((task) => {
    const holder = holders.find(({ id }) => id === task.holderId);
    return {
      id: task.id,
      filingId: task.filingId,
      filingNumber: task.filingNumber,
      name: task.name,
      entityType: task.entityType,
      jurisdiction: task.jurisdiction,
      department: task.department,
      kind: task.kind,
      round: task.round,
      step:
        task.closedAt || task.kind !== 'REVIEW'
          ? null
          : nextStep(
              task.steps,
              verdicts.filter(({ taskId }) => taskId === task.id),
            ),
      openedAt: registryTime(task.openedAt),
      dueOn: task.dueOn,
      version: task.version,
      priority: task.priority,
      risk: task.risk,
      assignee: task.assigneeId === null ? null : { id: task.assigneeId, name: people.get(task.assigneeId) ?? '' },
      paused: task.pausedAt && { since: registryTime(task.pausedAt), until: task.pausedUntil, reason: task.pauseReason ?? '' },
      escalatedAt: task.escalatedAt && registryTime(task.escalatedAt),
      holder:
        holder && task.leaseUntil && isHeld(task)
          ? { id: holder.id, name: holder.name, since: task.heldSince?.toISOString() ?? null, until: task.leaseUntil.toISOString() }
          : null,
    };
  });
}
