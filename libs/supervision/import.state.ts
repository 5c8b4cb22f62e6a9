export const IMPORT_STATES = ['WAITING', 'RUNNING', 'DONE'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** A list is refused before it is kept, or entered to its end: there is no failed import, only lines that could not be entered. */
export const IMPORT_MOVES: Readonly<Record<ImportState, Partial<Record<'begin' | 'finish', ImportState>>>> = {
  WAITING: { begin: 'RUNNING', finish: 'DONE' },
  RUNNING: { begin: 'RUNNING', finish: 'DONE' },
  DONE: {},
};
