import { useSyncExternalStore } from 'react';
import type { Verdict } from '#libs/contract';

/** The verdict sent last, while it can be taken back. One at a time: who sends the next has let go of the one before. */
export interface LastWord {
  taskId: string;
  name: string;
  verdict: Verdict;
  /** By this machine's clock. */
  until: number;
  /** What had been looked at and typed comes back with it. */
  putBack: () => void;
}

interface State {
  word: LastWord | null;
  /** Counts what was taken back, so that the form begins anew with what stood in it. */
  taken: number;
}

let state: State = { word: null, taken: 0 };
const listeners = new Set<() => void>();

function set(next: State): void {
  state = next;
  for (const tell of listeners) tell();
}

export const keepWord = (word: LastWord): void => set({ ...state, word });
export function forgetWord(word: LastWord): void {
  if (state.word === word) set({ ...state, word: null });
}

export function wordTaken(word: LastWord): void {
  word.putBack();
  set({ word: null, taken: state.taken + 1 });
}

export const useLastWord = (): State =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => state,
  );
