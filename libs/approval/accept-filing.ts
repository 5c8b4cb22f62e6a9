import type { EntityManager } from 'typeorm';
import { getRound, lockFiling, moveFiling, readRound, type Filing } from '#libs/filing';
import { registryNow, type Actor } from '#libs/kernel';
import { ApprovalTask, ApprovalVerdict } from './approval.entity.ts';
import { verdictOf } from './approval.rules.ts';
import { openTask, type Carried, type NewTask } from './open-task.ts';
import { changedSinceLast } from './round-content.ts';
import { mayCarry } from './round.rules.ts';
import { settle } from './settle.ts';

export interface Acceptance {
  /** Accepted by the law, for nobody said anything in time: then it counts from the day of receipt. */
  deemed?: boolean;
}

/**
 * Accepts a filing whose check let it be handed in, and asks every department concerned at the same moment. A filing that is no
 * longer waiting for acceptance is left alone, so that a second run changes nothing.
 */
export async function acceptFiling(tx: EntityManager, actor: Actor, filingId: string, { deemed = false }: Acceptance = {}): Promise<Filing> {
  const filing = await lockFiling(tx, filingId);
  if (filing.state !== 'SUBMITTED') return filing;
  await moveFiling(tx, actor, filing, 'accept', deemed ? { deemed } : {});
  await closeAcceptance(tx, filing);
  const { receivedAt } = await getRound(tx, filing.id, filing.round);
  const changed = await changedSinceLast(tx, filing.id, filing.round);
  const earlier = await tasksOfRound(tx, filing.id, filing.round - 1);
  for (const plan of withReferrals(await plansFor(tx, filing), earlier)) {
    const before = earlier.find(({ task }) => task.department === plan.department && task.kind === plan.kind);
    const stands = before && changed ? carriedBy(plan, before, changed) : undefined;
    const referral = before?.task.referredBy ? { by: before.task.referredBy, reason: before.task.referralReason ?? '' } : undefined;
    await openTask(tx, filing, plan, {
      ...(deemed ? { from: receivedAt } : {}),
      ...(referral ? { referral } : {}),
      carried: stands,
      earlier: before?.task,
    });
  }
  await settle(tx, actor, filing);
  return filing;
}

/** Where a clerk had been asked, acceptance is done, whoever did it. */
async function closeAcceptance(tx: EntityManager, { id: filingId, round }: Filing): Promise<void> {
  await tx
    .createQueryBuilder()
    .update(ApprovalTask)
    .set({ closedAt: registryNow(), holderId: null, leaseUntil: null, heldSince: null })
    .where("filingId = :filingId and round = :round and kind = 'ACCEPTANCE' and closedAt is null", { filingId, round })
    .execute();
}

/**
 * By the law of the day on which the round came in: what was asked then is not changed by a new edition. An authority answers by itself only
 * for permits that stand in its own books; what the applicants say they hold is looked at by a person.
 */
async function plansFor(tx: EntityManager, filing: Filing): Promise<readonly NewTask[]> {
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

interface EarlierTask {
  task: ApprovalTask;
  verdicts: ApprovalVerdict[];
}

async function tasksOfRound(tx: EntityManager, filingId: string, round: number): Promise<EarlierTask[]> {
  if (round < 1) return [];
  const tasks = await tx.findBy(ApprovalTask, { filingId, round });
  const verdicts = await tx.find(ApprovalVerdict, { where: { filingId, round }, order: { id: 'asc' } });
  return tasks.map((task) => ({ task, verdicts: verdicts.filter(({ taskId }) => taskId === task.id) }));
}

/** Who was added in an earlier round stays: their word is part of the gate until the end. */
function withReferrals(plans: readonly NewTask[], earlier: readonly EarlierTask[]): NewTask[] {
  const added = earlier.filter(
    ({ task }) => task.referredBy !== null && !plans.some(({ department, kind }) => department === task.department && kind === task.kind),
  );
  return [...plans, ...added.map(({ task }) => referralPlan(task.department, { days: task.limitDays, unit: task.limitUnit }))];
}

/** What a department is asked that was added in review: one word, and the licence waits for it. */
export const referralPlan = (department: string, limit: NewTask['limit']): NewTask => ({
  department,
  kind: 'REVIEW',
  gating: true,
  asked: 'atAcceptance',
  by: 'person',
  steps: ['APPROVE'],
  limit,
  number: null,
  items: [],
});

/** A number once given stands; a verdict stands where nothing that the department looks at has changed. */
function carriedBy(plan: NewTask, { task, verdicts }: EarlierTask, changed: readonly string[]): Carried | undefined {
  if (plan.kind === 'CODE_ASSIGNMENT') return task.assigned === null ? undefined : { task, verdicts: [] };
  const sameItems = [...plan.items].sort().join() === [...task.items].sort().join();
  const stands = plan.kind === 'REVIEW' && plan.by === 'person' && sameItems && mayCarry(task.department, verdictOf(task.steps, verdicts), changed);
  return stands ? { task, verdicts } : undefined;
}
