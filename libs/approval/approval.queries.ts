import { In, type EntityManager } from 'typeorm';
import { isYearNotLoaded, type Law } from '#libs/catalogue';
import type { TaskList, TaskRow } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { Filing } from '#libs/filing';
import { Account } from '#libs/identity';
import { addDays, registryDate, registryTime, type Actor } from '#libs/kernel';
import { ApprovalTask, ApprovalVerdict } from './approval.entity.ts';
import { nextStep } from './approval.rules.ts';
import { isHeld } from './claim-task.ts';

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
    .where("t.department = :department and t.asked = 'atAcceptance' and t.kind = 'REVIEW'", { department: actor.department ?? '' })
    .andWhere('(t.jurisdiction in (:...districts) or left(t.jurisdiction, 4) in (:...prefectures))', {
      districts: ['', ...actor.districts],
      prefectures: ['', ...actor.districts.filter((code) => code.endsWith('00')).map((code) => code.slice(0, 4))],
    });
  if (view === 'done') query.andWhere('t.closedAt is not null');
  else query.andWhere("t.closedAt is null and f.state = 'IN_REVIEW' and f.round = t.round");
  if (view === 'mine') query.andWhere('t.holderId = :me and t.leaseUntil > clock_timestamp()', { me: actor.userId });
  const [tasks, total] = await query
    .orderBy('t.openedAt', view === 'done' ? 'DESC' : 'ASC')
    .addOrderBy('t.id')
    .offset(page * size)
    .limit(size)
    .getManyAndCount();
  return { tasks: await taskRows(tx, tasks), total };
}

/** Tasks with what a queue shows of their filings. */
export async function taskRows(tx: EntityManager, tasks: readonly ApprovalTask[]): Promise<TaskRow[]> {
  if (tasks.length === 0) return [];
  const law = await lawNow(tx);
  const filings = await tx.findBy(Filing, { id: In(tasks.map(({ filingId }) => filingId)) });
  const verdicts = await tx.find(ApprovalVerdict, { where: { taskId: In(tasks.map(({ id }) => id)) }, order: { id: 'asc' } });
  const holderIds = tasks.flatMap(({ holderId }) => holderId ?? []);
  const holders = holderIds.length > 0 ? await tx.findBy(Account, { id: In(holderIds) }) : [];
  return tasks.map((task) => {
    const filing = filings.find(({ id }) => id === task.filingId);
    const holder = holders.find(({ id }) => id === task.holderId);
    return {
      id: task.id,
      filingId: task.filingId,
      filingNumber: filing?.number ?? '',
      name: filing?.facts.name?.full ?? '',
      entityType: filing?.entityType ?? '',
      jurisdiction: task.jurisdiction,
      department: task.department,
      kind: task.kind,
      round: task.round,
      step: task.closedAt
        ? null
        : nextStep(
            task.steps,
            verdicts.filter(({ taskId }) => taskId === task.id),
          ),
      openedAt: registryTime(task.openedAt),
      dueOn: dueOn(task, law),
      holder: holder && task.leaseUntil && isHeld(task) ? { id: holder.id, name: holder.name, until: task.leaseUntil.toISOString() } : null,
    };
  });
}

/** The last day of a task's limit; `null` while the calendar of that year is not loaded. */
export function dueOn(task: ApprovalTask, law: Law): string | null {
  const opened = registryDate(task.openedAt);
  if (task.limitUnit === 'calendarDays') return addDays(opened, task.limitDays);
  const due = law.workingDays.addWorkdays(opened, task.limitDays);
  return isYearNotLoaded(due) ? null : due;
}
