import type { FirmOrderKind, FirmOrderMove, FirmOrderState } from '#libs/contract';
import { conflict } from '#libs/kernel';

/** Every state of an order and every move out of it; to be heard leaves it where it is. */
export const ORDER_MOVES: Record<FirmOrderState, Partial<Record<FirmOrderMove, FirmOrderState>>> = {
  PROPOSED: { confirm: 'CONFIRMED', dismiss: 'DISMISSED' },
  HEARING: { hear: 'HEARING', confirm: 'CONFIRMED', dismiss: 'DISMISSED' },
  CONFIRMED: {},
  DISMISSED: {},
};

export function afterOrderMove(state: FirmOrderState, move: FirmOrderMove): FirmOrderState {
  const next = ORDER_MOVES[state][move];
  if (!next) throw conflict('order.move_not_allowed', { state, move });
  return next;
}

/** From which states of the entity an order can be made, and where it leads. */
export const ORDER_EFFECTS: Record<FirmOrderKind, { from: readonly string[]; to: 'registered' | 'licenceRevoked' | 'deregistered' }> = {
  courtRuling: { from: ['registered', 'licenceRevoked'], to: 'deregistered' },
  revocation: { from: ['registered'], to: 'licenceRevoked' },
  strikingOff: { from: ['registered', 'licenceRevoked'], to: 'deregistered' },
  reopening: { from: ['deregistered'], to: 'registered' },
};
