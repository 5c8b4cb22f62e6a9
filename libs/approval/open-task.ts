import type { EntityManager } from 'typeorm';
import type { Law, TaskPlan } from '#libs/catalogue';
import type { TaskKind } from '#libs/contract';
import { lawNow } from '#libs/editions';
import type { Filing } from '#libs/filing';
import { newId, registryDate, registryNow } from '#libs/kernel';
import { record } from '#libs/platform';
import { ApprovalHandling, ApprovalTask, ApprovalVerdict } from './approval.entity.ts';
import { taskOpened } from './approval.messages.ts';
import { turnOf } from './approval.rules.ts';
import { lastDay, limitLeft, workdaysBetween } from './clock.rules.ts';

export type NewTask = Omit<TaskPlan, 'kind'> & { readonly kind: TaskKind };

/** The verdicts of an earlier round that stand on in this one. */
export interface Carried {
  task: ApprovalTask;
  verdicts: readonly ApprovalVerdict[];
}

export interface Opening {
  /** The day after which its limit begins: acceptance, or receipt where acceptance was deemed. */
  from?: Date;
  referral?: { by: string; reason: string };
  carried?: Carried | undefined;
  earlier?: ApprovalTask | undefined;
}

/** Opens a task of the filing's present round, once a department and kind, and asks the department unless its word stands on. */
export async function openTask(tx: EntityManager, filing: Filing, plan: NewTask, opening: Opening = {}): Promise<ApprovalTask | null> {
  const { carried, referral, from = registryNow() } = opening;
  const law = await lawNow(tx);
  const handling = await tx.findOneBy(ApprovalHandling, { filingId: filing.id });
  const risk = Boolean(handling?.riskReason);
  const openedAt = from;
  const steps = risk ? twoSteps(plan) : [...plan.steps];
  const limit = limitOf(law, plan, opening.earlier);
  const task = {
    id: newId(),
    filingId: filing.id,
    round: filing.round,
    department: plan.department,
    kind: plan.kind,
    jurisdiction: filing.jurisdiction,
    gating: plan.gating,
    asked: plan.asked,
    by: plan.by,
    steps,
    turn: turnOf(plan.kind, steps, carried?.verdicts ?? []),
    items: [...plan.items],
    openedAt,
    limitDays: limit.days,
    limitUnit: limit.unit,
    number: plan.number,
    entityType: filing.entityType,
    filingNumber: filing.number ?? '',
    name: filing.facts.name?.full ?? '',
    dueOn: lastDay(law.workingDays, registryDate(openedAt), limit),
    priority: Boolean(handling?.priorityReason),
    risk,
    referredBy: referral?.by ?? null,
    referralReason: referral?.reason ?? null,
    assigned: carried?.task.assigned ?? null,
    closedAt: carried ? registryNow() : null,
    // Who knows the filing goes on with it, where that is still them to do.
    assigneeId: opening.earlier?.assigneeId ?? (plan.department === 'MARKET_SUPERVISION' ? (handling?.caseWorkerId ?? null) : null),
  };
  const inserted = await tx.createQueryBuilder().insert().into(ApprovalTask).values(task).orIgnore().returning('id').execute();
  if ((inserted.raw as unknown[]).length === 0) return null; // rows that were inserted: none, when the task is there already
  if (carried) await carryVerdicts(tx, task.id, filing.round, carried.verdicts);
  else if (plan.asked === 'atAcceptance' && plan.kind !== 'ACCEPTANCE')
    await record(tx, taskOpened, { taskId: task.id, department: plan.department, filingId: task.filingId });
  return tx.findOneByOrFail(ApprovalTask, { id: task.id });
}

/** 风险事项: two people, whatever the rule says. */
export const twoSteps = ({ kind, steps, by }: Pick<NewTask, 'kind' | 'steps' | 'by'>): ApprovalTask['steps'] =>
  kind === 'REVIEW' && by === 'person' ? ['EXAMINE', 'APPROVE'] : [...steps];

function limitOf(law: Law, plan: NewTask, earlier: ApprovalTask | undefined): TaskPlan['limit'] {
  if (!earlier?.closedAt || plan.limit.unit !== 'workingDays') return plan.limit;
  const used = workdaysBetween(law.workingDays, registryDate(earlier.openedAt), registryDate(earlier.closedAt)) ?? 0;
  const before = plan.limit.days - earlier.limitDays;
  return { ...plan.limit, ...limitLeft(registryDate(), plan.limit, Math.max(0, before) + used) };
}

async function carryVerdicts(tx: EntityManager, taskId: string, round: number, verdicts: readonly ApprovalVerdict[]): Promise<void> {
  for (const { id, carriedFrom, ...verdict } of verdicts) {
    await tx.insert(ApprovalVerdict, { ...verdict, taskId, round, carriedFrom: carriedFrom ?? id });
  }
}
