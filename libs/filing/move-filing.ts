import type { EntityManager } from 'typeorm';
import type { FilingMove, FilingState } from '#libs/contract';
import { mustNotBeHeld } from '#libs/hold';
import { addDays, registryDate, registryNow, type Actor } from '#libs/kernel';
import { releaseName } from '#libs/naming';
import { notify, type NoticeKind } from '#libs/notice';
import { record, type Message } from '#libs/platform';
import { findNameOf } from '#libs/register';
import { type Filing, FilingHistory } from './filing.entity.ts';
import { closingFilingEnded, filingApproved, filingSubmitted, signaturesRequested } from './filing.messages.ts';
import { CLOSINGS, DRAFT_KEPT_DAYS, STOPPED_BY_A_HOLD } from './filing.rules.ts';
import { afterMove, isEnded } from './filing.state.ts';

const NEWS: Partial<Record<FilingState, Message<{ filingId: string }>>> = {
  AWAITING_SIGNATURES: signaturesRequested,
  SUBMITTED: filingSubmitted,
  APPROVED: filingApproved,
};
/** What the filer is told. */
const NOTICES: Partial<Record<FilingState, NoticeKind>> = {
  SUBMITTED: 'filing.submitted',
  IN_REVIEW: 'filing.accepted',
  CORRECTION_REQUESTED: 'correction.requested',
  NOT_ACCEPTED: 'filing.not_accepted',
  REJECTED: 'filing.rejected',
  EXPIRED: 'filing.expired',
  COMPLETED: 'licence.ready',
};
/** With these a filing lets its name go; a completed one has it in the register. */
const LETS_NAME_GO: readonly FilingState[] = ['COMPLETED', 'NOT_ACCEPTED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'];

/** Who changes says only what changes: the name is then the one in the register. */
const nameOf = async (tx: EntityManager, { facts, subject }: Filing): Promise<string> =>
  facts.name?.full ?? (subject ? (await findNameOf(tx, subject))?.full : undefined) ?? '';

/** The only place where a filing changes state. The move, its history row, its message and the filer's notice commit together. */
export async function moveFiling(tx: EntityManager, actor: Actor, filing: Filing, move: FilingMove, details: object = {}): Promise<Filing> {
  const fromState = filing.state;
  filing.state = afterMove(fromState, move);
  if (STOPPED_BY_A_HOLD.includes(move)) await mustNotBeHeld(tx, filing.id);
  // Only what was decided can come back from a withdrawal.
  if (move === 'withdraw' && fromState !== 'APPROVED') filing.effectiveOn = null;
  filing.changedAt = registryNow();
  // What comes back from the office is kept as long as what was just saved.
  filing.expiresOn = addDays(registryDate(filing.changedAt), DRAFT_KEPT_DAYS);
  await tx.insert(FilingHistory, {
    filingId: filing.id,
    round: filing.round,
    move,
    fromState,
    toState: filing.state,
    actorId: actor.userId,
    at: filing.changedAt,
    details,
  });
  if (LETS_NAME_GO.includes(filing.state)) await releaseName(tx, filing.id, filing.state === 'COMPLETED' ? 'entered' : 'free');
  const news = NEWS[filing.state];
  if (news) await record(tx, news, { filingId: filing.id });
  const isClosing = filing.kind === 'simplifiedDeregistration';
  if (isClosing && fromState === 'IN_REVIEW' && isEnded(filing.state)) await record(tx, closingFilingEnded, { filingId: filing.id });
  const kind = noticeOf(filing, move, fromState);
  const params = { name: await nameOf(tx, filing), number: filing.number ?? '' };
  if (kind) await notify(tx, { to: filing.filerId, kind, filingId: filing.id, params });
  return tx.save(filing);
}

/** Back in review is no news to the filer: nothing was told before. From the notice to its end a simplified deregistration speaks for itself. */
function noticeOf({ kind, state, result }: Filing, move: FilingMove, fromState: FilingState): NoticeKind | undefined {
  if (move === 'reopen') return undefined;
  if (CLOSINGS.includes(kind) && state === 'COMPLETED') return 'closing.done';
  if (kind === 'simplifiedDeregistration' && (state === 'IN_REVIEW' || fromState === 'IN_REVIEW') && state !== 'CORRECTION_REQUESTED')
    return undefined;
  return state === 'COMPLETED' && result?.licenceId === null ? 'change.entered' : NOTICES[state];
}
