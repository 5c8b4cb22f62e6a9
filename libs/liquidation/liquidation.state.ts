import type { LiquidationState } from '#libs/contract';
import { conflict } from '#libs/kernel';

export const LIQUIDATION_MOVES: Record<LiquidationState, readonly LiquidationState[]> = {
  RUNNING: ['DONE', 'WITHDRAWN'],
  DONE: [],
  WITHDRAWN: [],
};

export function mustLeadTo(from: LiquidationState, to: LiquidationState): void {
  if (!LIQUIDATION_MOVES[from].includes(to)) throw conflict('liquidation.ended', { state: from });
}
