import type { ClosingMove, ClosingState } from '#libs/contract';
import { conflict } from '#libs/kernel';

/**
 * Every state of a closing and every move out of it. NOTICE: anyone may object; PAUSED: an objection stands; WINDOW: the application may be made;
 * REVIEW: an ordinary deregistration is with the registry.
 */
export const CLOSING_MOVES: Record<ClosingState, Partial<Record<ClosingMove, ClosingState>>> = {
  NOTICE: { open: 'WINDOW', pause: 'PAUSED', terminate: 'TERMINATED', withdraw: 'WITHDRAWN' },
  PAUSED: { resume: 'NOTICE', terminate: 'TERMINATED', withdraw: 'WITHDRAWN' },
  WINDOW: { decide: 'DEREGISTERED', terminate: 'TERMINATED', lapse: 'LAPSED', withdraw: 'WITHDRAWN' },
  REVIEW: { decide: 'DEREGISTERED' },
  DEREGISTERED: { reopen: 'REOPENED' },
  TERMINATED: {},
  LAPSED: {},
  WITHDRAWN: {},
  REOPENED: {},
};

export const OPEN_STATES: readonly ClosingState[] = ['NOTICE', 'PAUSED', 'WINDOW'];

/** The state after a move; refuses one that is not in the table. */
export function afterClosingMove(state: ClosingState, move: ClosingMove): ClosingState {
  const next = CLOSING_MOVES[state][move];
  if (!next) throw conflict('closing.move_not_allowed', { state, move });
  return next;
}
