import type { FilingMove, FilingState } from '#libs/contract';
import { conflict } from '#libs/kernel';

/** Every state of a filing and every move out of it. A move that is not here does not exist. */
export const FILING_MOVES: Record<FilingState, Partial<Record<FilingMove, FilingState>>> = {
  DRAFT: { requestSignatures: 'AWAITING_SIGNATURES', withdraw: 'WITHDRAWN', expire: 'EXPIRED' },
  AWAITING_SIGNATURES: { edit: 'DRAFT', submit: 'SUBMITTED', withdraw: 'WITHDRAWN', expire: 'EXPIRED' },
  SUBMITTED: { accept: 'IN_REVIEW', decline: 'NOT_ACCEPTED', requestCorrection: 'CORRECTION_REQUESTED', withdraw: 'WITHDRAWN' },
  CORRECTION_REQUESTED: { edit: 'DRAFT', requestSignatures: 'AWAITING_SIGNATURES', withdraw: 'WITHDRAWN', expire: 'EXPIRED' },
  IN_REVIEW: { requestCorrection: 'CORRECTION_REQUESTED', approve: 'APPROVED', reject: 'REJECTED', withdraw: 'WITHDRAWN', expire: 'EXPIRED' },
  APPROVED: { reopen: 'IN_REVIEW', complete: 'COMPLETED', withdraw: 'WITHDRAWN' },
  COMPLETED: {},
  NOT_ACCEPTED: {},
  REJECTED: {},
  WITHDRAWN: { restore: 'APPROVED' },
  EXPIRED: {},
};

/** The state after a move; refuses one that is not in the table. */
export function afterMove(state: FilingState, move: FilingMove): FilingState {
  const next = FILING_MOVES[state][move];
  if (!next) throw conflict('filing.move_not_allowed', { state, move });
  return next;
}

/** States in which nothing more happens, unless a withdrawal is undone. */
export const isEnded = (state: FilingState): boolean => Object.keys(FILING_MOVES[state]).every((move) => move === 'restore');
