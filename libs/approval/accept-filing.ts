import type { EntityManager } from 'typeorm';
import type { TaskPlan } from '#libs/catalogue';
import { getRound, lockFiling, moveFiling, readRound, type Filing } from '#libs/filing';
import { newId, registryNow, type Actor } from '#libs/kernel';
import { record } from '#libs/platform';
import { ApprovalTask } from './approval.entity.ts';
import { taskOpened } from './approval.messages.ts';
import { settle } from './settle.ts';

/**
 * Accepts a filing whose check let it be handed in, and asks every department concerned at the same moment. A filing that is no
 * longer waiting for acceptance is left alone, so that a second run changes nothing.
 */
export async function acceptFiling(tx: EntityManager, actor: Actor, filingId: string): Promise<Filing> {
  const filing = await lockFiling(tx, filingId);
  if (filing.state !== 'SUBMITTED') return filing;
  await moveFiling(tx, actor, filing, 'accept');
  const plans = await plansFor(tx, filing);
  for (const plan of plans) await openTask(tx, filing, plan);
  await settle(tx, actor, filing);
  return filing;
}

/**
 * By the law of the day on which the round came in: what was asked then is not changed by a new edition. An authority answers by itself only
 * for permits that stand in its own books; what the applicants say they hold is looked at by a person.
 */
async function plansFor(tx: EntityManager, filing: Filing): Promise<readonly TaskPlan[]> {
  const round = await getRound(tx, filing.id, filing.round);
  const { law, on, preApprovals, postApprovals } = await readRound(tx, filing, round, 'onTheBooks');
  return law.tasks.for(filing, on, {
    preApprovals: preApprovals.map(({ item, permit }) => ({
      item,
      permit,
      department: law.permits.preApproval(item)?.department ?? 'MARKET_SUPERVISION',
    })),
    postApprovals,
  });
}

async function openTask(tx: EntityManager, filing: Filing, plan: TaskPlan): Promise<void> {
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
    steps: [...plan.steps],
    items: [...plan.items],
    openedAt: registryNow(),
    limitDays: plan.limit.days,
    limitUnit: plan.limit.unit,
    number: plan.number,
  };
  await tx.createQueryBuilder().insert().into(ApprovalTask).values(task).orIgnore().execute();
  if (plan.asked === 'atAcceptance') await record(tx, taskOpened, { taskId: task.id, department: plan.department });
}
