import { conflict } from '#libs/kernel';

export const DRAFT_STATES = ['OPEN', 'APPROVED', 'DISCARDED'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];
export type DraftMove = 'approve' | 'discard';

/** What has been decided about a corrected file stays; whoever thinks otherwise uploads it again. */
export const DRAFT_MOVES: Readonly<Record<DraftState, Partial<Record<DraftMove, DraftState>>>> = {
  OPEN: { approve: 'APPROVED', discard: 'DISCARDED' },
  APPROVED: {},
  DISCARDED: {},
};

export function afterDraftMove(state: DraftState, move: DraftMove): DraftState {
  const next = DRAFT_MOVES[state][move];
  if (!next) throw conflict('law.draft_decided', { state });
  return next;
}
