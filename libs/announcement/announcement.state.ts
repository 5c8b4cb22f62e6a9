import { conflict } from '#libs/kernel';

/** A public announcement runs until what it announces is done, or has come to nothing. */
export type AnnouncementState = 'RUNNING' | 'DONE' | 'TERMINATED' | 'LAPSED' | 'WITHDRAWN';

/** An objection stands until whoever made it takes it back, or an officer strikes it out. */
export type ObjectionState = 'STANDING' | 'WITHDRAWN' | 'STRUCK';

export const ANNOUNCEMENT_MOVES: Record<AnnouncementState, readonly AnnouncementState[]> = {
  RUNNING: ['DONE', 'TERMINATED', 'LAPSED', 'WITHDRAWN'],
  DONE: [],
  TERMINATED: [],
  LAPSED: [],
  WITHDRAWN: [],
};

export const OBJECTION_MOVES: Record<ObjectionState, readonly ObjectionState[]> = {
  STANDING: ['WITHDRAWN', 'STRUCK'],
  WITHDRAWN: [],
  STRUCK: [],
};

/** Refuses a move that is not in the table. */
export function mustLead<State extends string>(moves: Record<State, readonly State[]>, from: State, to: State): void {
  if (!moves[from].includes(to)) throw conflict('announcement.move_not_allowed', { state: from, to });
}
