import type { Filing } from '#libs/filing';
import { conflict, registryTime } from '#libs/kernel';
import type { ApprovalTask } from './approval.entity.ts';

/** In which state of the filing a task waits for a word. */
const ASKED_IN = { ACCEPTANCE: 'SUBMITTED', REVIEW: 'IN_REVIEW', RECORD: 'IN_REVIEW', NOTICE: 'IN_REVIEW', CODE_ASSIGNMENT: 'IN_REVIEW' } as const;

/** The filing is still with the office in the round that the task is about, whoever closed the task. */
export const isAsked = (task: ApprovalTask, filing: Filing): boolean => filing.state === ASKED_IN[task.kind] && filing.round === task.round;

/** Refuses an act on a task that waits no more, and says what stands now. */
export function mustStillBeAsked(task: ApprovalTask, filing: Filing): void {
  if (!isAsked(task, filing)) throw conflict('approval.review_closed', { state: filing.state, round: filing.round });
  if (task.closedAt) throw conflict('approval.already_decided', { state: filing.state });
  mustNotBeOnItsWay(task);
}

/** A verdict that is held back is out or taken back within seconds; nothing else comes between. */
export function mustNotBeOnItsWay({ heldBack }: ApprovalTask): void {
  if (heldBack) throw conflict('approval.verdict_on_its_way', { outAt: registryTime(new Date(heldBack.outAt)) });
}

/** The writer looked at the task as it stands: the round, and its version where they say one. */
export function mustHaveSeen(task: ApprovalTask, seen: { round: number; version?: number | undefined }): void {
  if (seen.round !== task.round) throw conflict('approval.other_round', { path: 'round', round: task.round });
  if (seen.version !== undefined && seen.version !== task.version)
    throw conflict('approval.stale_version', { path: 'version', version: task.version });
}
