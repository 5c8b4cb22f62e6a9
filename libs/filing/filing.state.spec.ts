import type { FilingMove, FilingState } from '#libs/contract';
import { afterMove, FILING_MOVES, isEnded } from './filing.state.ts';

const STATES = Object.keys(FILING_MOVES) as FilingState[];

it('reaches every state from a draft', () => {
  const reached = new Set<FilingState>(['DRAFT']);
  for (const state of reached) for (const next of Object.values(FILING_MOVES[state])) reached.add(next);
  expect([...reached].sort()).toEqual([...STATES].sort());
});

it('leads every state to an end', () => {
  const ending = new Set(STATES.filter(isEnded));
  for (let grown = -1; grown !== ending.size;) {
    grown = ending.size;
    for (const state of STATES) if (Object.values(FILING_MOVES[state]).some((next) => ending.has(next))) ending.add(state);
  }
  expect(ending.size).toBe(STATES.length);
});

it('refuses what is not in the table, with state and move', () => {
  const moves: FilingMove[] = [
    'edit',
    'requestSignatures',
    'submit',
    'accept',
    'decline',
    'requestCorrection',
    'approve',
    'reject',
    'reopen',
    'complete',
    'withdraw',
    'restore',
    'expire',
  ];
  for (const state of STATES) {
    for (const move of moves) {
      const next = FILING_MOVES[state][move];
      if (next) expect(afterMove(state, move)).toBe(next);
      else expect(() => afterMove(state, move)).toThrow(expect.objectContaining({ code: 'filing.move_not_allowed', details: { state, move } }));
    }
  }
});
