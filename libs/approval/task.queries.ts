import { In, type EntityManager } from 'typeorm';
import type { Law } from '#libs/catalogue';
import type { CheckView, TaskView, VerdictStep } from '#libs/contract';
import { lawNow } from '#libs/editions';
import {
  correctionRequests,
  differenceOf,
  documentView,
  Filing,
  FilingDocument,
  findingViews,
  frameOf,
  getRound,
  openFacts,
  readRound,
  remarkViews,
  type FilingRound,
} from '#libs/filing';
import { Account, accountName } from '#libs/identity';
import { notFound, registryTime, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { taskRows } from './approval.queries.ts';
import { stuckWork } from './stuck-work.queries.ts';
import { ApprovalVerdict, type ApprovalTask } from './approval.entity.ts';
import { hasExamined, newestByStep, nextStep } from './approval.rules.ts';
import { isEntered } from './change-verdict.ts';
import { isHeld, isHeldByOther } from './claim-task.ts';
import { STEP_ROLES, type Deciding } from './decide-task.ts';
import { originsOf } from './gate.queries.ts';
import { getTask } from './lock-task.ts';
import { isAsked } from './still-asked.ts';

/** A task with the frozen round it decides on. Looking at personal numbers is written down. */
export async function taskPage(tx: EntityManager, actor: Actor, id: string): Promise<TaskView> {
  const task = await getTask(tx, actor, id);
  const filing = await tx.findOneByOrFail(Filing, { id: task.filingId });
  const round = await getRound(tx, task.filingId, task.round);
  const verdicts = await tx.find(ApprovalVerdict, { where: { taskId: id }, order: { id: 'asc' } });
  const [row] = await taskRows(tx, [task], verdicts);
  if (!row) throw notFound('approval.task_not_found');
  await audit(tx, actor, 'task.viewed', id, { round: task.round });
  const law = await lawNow(tx);
  return {
    ...row,
    gating: task.gating,
    filing: { ...frameOf(filing), state: filing.state, facts: openFacts(round).facts, contentHash: round.contentHash },
    check: await checkOfRound(tx, filing, round),
    difference: await differenceOf(tx, filing, openFacts(round).facts),
    documents: (await documentsOf(tx, filing.id, round)).map(documentView),
    verdicts: await verdictViews(tx, law, verdicts),
    maySettle: maySettle(actor, task, filing, task.kind === 'REVIEW' ? nextStep(task.steps, verdicts) : null, verdicts),
    earlier: (await correctionRequests(tx, filing.id))
      .filter((one) => one.round < task.round)
      .map((one) => ({ ...one, remarks: remarkViews(one.remarks, law) })),
    stuck: await stuckWork(tx, filing.id),
    heldBack: task.heldBack && {
      step: task.heldBack.given.step,
      verdict: task.heldBack.given.verdict,
      by: await accountName(tx, task.heldBack.by),
      mine: task.heldBack.by === actor.userId,
      outInMs: Math.max(0, new Date(task.heldBack.outAt).getTime() - Date.now()),
    },
    referred: task.referredBy === null ? null : { by: await accountName(tx, task.referredBy), reason: task.referralReason ?? '' },
    mayChange: await mayChange(tx, actor, { task, filing, verdicts }),
    mayClaim:
      task.closedAt === null &&
      task.heldBack === null &&
      isAsked(task, filing) &&
      (task.assigneeId === null || task.assigneeId === actor.userId) &&
      !isHeldByOther(task, actor) &&
      !(isHeld(task) && task.holderId === actor.userId),
  };
}

/** What the check said when the round was frozen, not what it would say today. */
async function checkOfRound(tx: EntityManager, filing: Filing, round: FilingRound): Promise<CheckView> {
  const { law, on, facts, signers, documentsRequired, documentsMade, ...read } = await readRound(tx, filing, round);
  return {
    on,
    lawVersion: round.lawVersion,
    findings: findingViews(round.findings, law),
    holdersWithoutSigner: [],
    entityTypeCode: read.entityTypeCode,
    preApprovals: read.preApprovals,
    postApprovals: read.postApprovals,
    documentsRequired: [...documentsRequired],
    documentsMade: [...documentsMade],
    signers: signers.map(({ person, asks }) => ({ person, asks, name: facts.people?.find(({ key }) => key === person)?.name ?? person })),
  };
}

/** The papers of a frozen round, also those taken off the draft since. */
async function documentsOf(tx: EntityManager, filingId: string, round: FilingRound): Promise<FilingDocument[]> {
  const hashes = round.documents.map(({ sha256 }) => sha256);
  if (hashes.length === 0) return [];
  const documents = await tx.find(FilingDocument, { where: { filingId, sha256: In(hashes) }, order: { uploadedAt: 'asc' } });
  return documents.filter((document) => round.documents.some(({ kind, sha256 }) => kind === document.kind && sha256 === document.sha256));
}

/** A paper of the round that a task is about. */
export async function getTaskDocument(tx: EntityManager, actor: Actor, taskId: string, documentId: string): Promise<FilingDocument> {
  const task = await getTask(tx, actor, taskId);
  const documents = await documentsOf(tx, task.filingId, await getRound(tx, task.filingId, task.round));
  const found = documents.find(({ id }) => id === documentId);
  if (!found) throw notFound('document.not_found');
  await audit(tx, actor, 'document.viewed', found.id);
  return found;
}

function maySettle(actor: Actor, task: ApprovalTask, filing: Filing, step: VerdictStep | null, verdicts: ApprovalVerdict[]): VerdictStep[] {
  const mine = task.holderId === actor.userId && isHeld(task) && filing.state === 'IN_REVIEW' && filing.round === task.round;
  if (!mine || step === null || task.heldBack) return [];
  const byRole = task.steps.length < 2 || actor.roles.includes(STEP_ROLES[step]);
  const second = step !== 'APPROVE' || !hasExamined(actor.userId, verdicts);
  return byRole && second ? [step] : [];
}

async function mayChange(tx: EntityManager, actor: Actor, { task, filing, verdicts }: Deciding): Promise<VerdictStep[]> {
  const inTime = ['IN_REVIEW', 'APPROVED'].includes(filing.state) && filing.round === task.round && task.kind === 'REVIEW' && !task.heldBack;
  const own = inTime ? [...newestByStep(verdicts).values()].filter(({ byId }) => byId === actor.userId).map(({ step }) => step) : [];
  return own.length > 0 && (await isEntered(tx, filing.id)) ? [] : own;
}

async function verdictViews(tx: EntityManager, law: Law, verdicts: ApprovalVerdict[]): Promise<TaskView['verdicts']> {
  const accounts = verdicts.length > 0 ? await tx.findBy(Account, { id: In(verdicts.map(({ byId }) => byId)) }) : [];
  const origins = await originsOf(tx, verdicts);
  return verdicts.map(({ step, verdict, byId, at, remarks, allowances, carriedFrom }) => ({
    step,
    verdict,
    by: accounts.find(({ id }) => id === byId)?.name ?? 'OneWindow',
    at: registryTime(at),
    remarks: remarkViews(remarks, law),
    allowances,
    ...(carriedFrom === null ? {} : { carriedFromRound: origins.get(carriedFrom) ?? 0 }),
  }));
}
