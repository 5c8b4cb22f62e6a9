import type { EntityManager } from 'typeorm';
import type { ClockView, TimelineEntry, TrackTask, TrackView } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { FilingHistory, filingRow, findRound, getOwnFiling, receiptView, subjectName } from '#libs/filing';
import { registryDate, registryTime, type Actor } from '#libs/kernel';
import { ApprovalTask, ApprovalVerdict } from './approval.entity.ts';
import { nextStep, verdictOf } from './approval.rules.ts';
import { isHeld } from './claim-task.ts';
import { halvesOf } from './clock.rules.ts';

/** Where a filing stands: each department with what it says and since when, and everything that happened, in order. */
export async function trackPage(tx: EntityManager, actor: Actor, filingId: string): Promise<TrackView> {
  const filing = await getOwnFiling(tx, actor, filingId);
  const round = await findRound(tx, filingId, filing.round);
  const tasks = await tx.find(ApprovalTask, { where: { filingId }, order: { round: 'asc', gating: 'desc', department: 'asc' } });
  const verdicts = await tx.find(ApprovalVerdict, { where: { filingId }, order: { id: 'asc' } });
  const history = await tx.find(FilingHistory, { where: { filingId }, order: { id: 'asc' } });
  const present = tasks.filter((task) => task.round === filing.round);
  return {
    filing: filingRow(filing, await subjectName(tx, filing)),
    receipt: round && receiptView(filing, round, await lawNow(tx)),
    tasks: present.map((task) => trackTask(task, verdicts)),
    clock: round && (await clockOf(tx, history, present)),
    timeline: inOrder([...history.map(moveEvent), ...tasks.flatMap((task) => taskEvents(task, verdicts))]),
  };
}

function trackTask(task: ApprovalTask, verdicts: ApprovalVerdict[]): TrackTask {
  const own = verdicts.filter(({ taskId }) => taskId === task.id);
  const verdict = verdictOf(task.steps, own);
  const state =
    task.asked === 'afterLicence'
      ? task.closedAt
        ? 'ACKNOWLEDGED'
        : 'AFTER_LICENCE'
      : (verdict ?? (task.closedAt && !task.lapsed ? 'approve' : 'ASKED'));
  return {
    department: task.department,
    kind: task.kind,
    gating: task.gating,
    state,
    since: registryTime(task.openedAt),
    ...(task.closedAt ? { doneAt: registryTime(task.closedAt) } : {}),
    post: state === 'ASKED' && task.kind === 'REVIEW' && !task.closedAt ? nextStep(task.steps, own) : null,
    postSince: isHeld(task) && task.heldSince ? registryTime(task.heldSince) : null,
    dueOn: task.closedAt ? null : task.dueOn,
  };
}

/** Whose days have passed, and the day by which the last department that gates the licence decides. */
async function clockOf(tx: EntityManager, history: readonly FilingHistory[], tasks: readonly ApprovalTask[]): Promise<ClockView> {
  const law = await lawNow(tx);
  const moves = history.map(({ at, toState }) => ({ on: registryDate(at), to: toState }));
  const halves = halvesOf(law.workingDays, moves, registryDate());
  const gating = tasks.filter((task) => task.gating && task.closedAt === null);
  const days = gating.flatMap(({ dueOn }) => dueOn ?? []).sort((a, b) => (a < b ? -1 : 1));
  const longest = gating.find(({ extendedAt }) => extendedAt !== null);
  return {
    with: halves.with,
    officeWorkingDays: halves.office,
    applicantWorkingDays: halves.applicant,
    promisedOn: halves.with === 'office' && days.length === gating.length ? (days.at(-1) ?? null) : null,
    extended: longest ? { reason: longest.extensionReason ?? '', workingDays: longest.extensionDays } : null,
  };
}

type Event = Omit<TimelineEntry, 'at'> & { at: Date };

/** Told to the second, ordered to the millisecond: a verdict comes before the move it led to. */
const inOrder = (events: Event[]): TimelineEntry[] =>
  events.sort((a, b) => a.at.getTime() - b.at.getTime()).map((event) => ({ ...event, at: registryTime(event.at) }));

const moveEvent = ({ at, move, round }: FilingHistory): Event => ({ at, what: `filing.${move}`, round: round > 0 ? round : null });

/** Who looks at it is named by department, never by person. */
function taskEvents(task: ApprovalTask, verdicts: ApprovalVerdict[]): Event[] {
  const { department, round } = task;
  const own = verdicts.filter(({ taskId }) => taskId === task.id);
  const said = own.map(({ at, step, verdict }) => ({ at, what: `task.${verdict}`, round, department, details: { step } }));
  const acknowledged = task.asked === 'afterLicence' && task.closedAt ? [{ at: task.closedAt, what: 'task.acknowledged', round, department }] : [];
  return [...said, ...acknowledged];
}
