import type { EntityManager } from 'typeorm';
import type { SeenBody } from '#libs/contract';
import { Account } from '#libs/identity';
import { invalid, mayStaff, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { ApprovalHandling, ApprovalTask, ApprovalVerdict } from './approval.entity.ts';
import { turnOf, verdictOf } from './approval.rules.ts';
import { lockTask } from './lock-task.ts';
import { twoSteps } from './open-task.ts';
import { refuseMarkup } from './remark.rules.ts';
import { mustHaveSeen, mustStillBeAsked } from './still-asked.ts';

export interface HandlingWish extends SeenBody {
  /** Why it goes by the green lane; `null` takes it out. */
  priorityReason?: string | null;
  /** Who sees it through; `null` takes the name away. */
  caseWorkerId?: string | null;
  /** Why two people of each department decide. It is not taken back. */
  riskReason?: string;
}

/** A supervisor says how the office handles one filing: at once for every open task of it, and for the rounds to come. */
export async function setHandling(tx: EntityManager, actor: Actor, taskId: string, wish: HandlingWish): Promise<ApprovalTask> {
  const { task, filing } = await lockTask(tx, actor, taskId);
  mustStillBeAsked(task, filing);
  mustHaveSeen(task, wish);
  refuseMarkup(wish.priorityReason ?? undefined, 'priorityReason');
  refuseMarkup(wish.riskReason, 'riskReason');
  if (wish.caseWorkerId) await mustBeColleague(tx, task, wish.caseWorkerId);

  const known = await tx.findOneBy(ApprovalHandling, { filingId: filing.id });
  const handling = tx.create(ApprovalHandling, {
    filingId: filing.id,
    priorityReason: wish.priorityReason === undefined ? (known?.priorityReason ?? null) : wish.priorityReason,
    caseWorkerId: wish.caseWorkerId === undefined ? (known?.caseWorkerId ?? null) : wish.caseWorkerId,
    riskReason: wish.riskReason ?? known?.riskReason ?? null,
    changedBy: actor.userId,
    changedAt: registryNow(),
  });
  await tx.save(handling);
  const open = (await tx.findBy(ApprovalTask, { filingId: filing.id, round: filing.round })).filter(({ closedAt }) => closedAt === null);
  for (const one of open) await applyTo(tx, one, handling, wish.caseWorkerId !== undefined);
  await audit(tx, actor, 'filing.handling_set', filing.id, {
    priority: handling.priorityReason !== null,
    caseWorker: handling.caseWorkerId,
    risk: handling.riskReason !== null,
  });
  return tx.findOneByOrFail(ApprovalTask, { id: task.id });
}

/** The waiting time stays what it was; only the lane, the name and the number of people change. */
async function applyTo(tx: EntityManager, task: ApprovalTask, handling: ApprovalHandling, named: boolean): Promise<void> {
  const verdicts = await tx.find(ApprovalVerdict, { where: { taskId: task.id }, order: { id: 'asc' } });
  const risk = handling.riskReason !== null;
  const steps = risk && verdictOf(task.steps, verdicts) === null ? twoSteps(task) : task.steps;
  const assigneeId = named && task.department === 'MARKET_SUPERVISION' ? handling.caseWorkerId : task.assigneeId;
  const turn = turnOf(task.kind, steps, verdicts);
  await tx.update(ApprovalTask, task.id, { priority: handling.priorityReason !== null, risk, steps, turn, assigneeId, version: task.version + 1 });
}

async function mustBeColleague(tx: EntityManager, task: ApprovalTask, id: string): Promise<void> {
  const account = await tx.findOneBy(Account, { id, kind: 'staff', active: true });
  const actor = account && { userId: id, kind: 'staff' as const, districts: account.districts, roles: account.roles };
  if (!actor || account.department !== 'MARKET_SUPERVISION' || !mayStaff(actor, task.jurisdiction))
    throw invalid('approval.officer_not_found', { path: 'caseWorkerId' });
}
