import type { HoldState } from '#libs/contract';
import { conflict } from '#libs/kernel';

export type HoldMove = 'lift' | 'uphold';

/** A hold stands until the registry has looked into it: it lifts it, or finds that the person was named without knowing. */
export const HOLD_MOVES: Record<HoldState, Partial<Record<HoldMove, HoldState>>> = {
  OPEN: { lift: 'LIFTED', uphold: 'UPHELD' },
  LIFTED: {},
  UPHELD: {},
};

/** The state after a move; refuses one that is not in the table. */
export function afterHoldMove(state: HoldState, move: HoldMove): HoldState {
  const next = HOLD_MOVES[state][move];
  if (!next) throw conflict('hold.already_closed', { state });
  return next;
}
