import type { IsoDate } from './facts.ts';
import type { TaskRow } from './approval.ts';

/** Where an open task waits: with nobody, with the officer it was given to, in somebody's hands, or on hold. It is always in one of them. */
export type DeskPlace = 'FREE' | 'ASSIGNED' | 'HELD' | 'PAUSED';

/** What a queue is asked for; every figure of the board names one. */
export interface DeskSearch {
  view?: 'open' | 'mine' | 'done';
  place?: DeskPlace;
  kind?: 'ACCEPTANCE' | 'REVIEW';
  step?: 'EXAMINE' | 'APPROVE';
  district?: string;
  entityType?: string;
  /** Part of the name, or the beginning of the number. */
  text?: string;
  priority?: boolean;
  overdue?: boolean;
  escalated?: boolean;
  /** Held by or given to. */
  officer?: string;
  openedFrom?: IsoDate;
  openedTo?: IsoDate;
  /** Of a limit: its last day. */
  dueFrom?: IsoDate;
  dueTo?: IsoDate;
  /** Of a later round than the first. */
  corrected?: boolean;
  decidedFrom?: IsoDate;
  decidedTo?: IsoDate;
  /** Of what is decided: approved at all, approved in the first round, approver against examiner, by the machine. */
  outcome?: 'approved' | 'firstTime' | 'overturned' | 'twoSteps' | 'machine';
}

export interface DeskPage {
  tasks: TaskRow[];
  total: number;
  /** Asks for the page after this one; `null` on the last. */
  next: string | null;
}

export interface Figure {
  count: number;
  /** `GET /api/v1/desk/tasks` with these counts the same. */
  query: DeskSearch;
}

export type LaneKey = 'open' | 'mine' | 'free' | 'priority' | 'dueToday' | 'overdue' | 'corrected' | 'paused' | 'decidedToday';

/** The lanes of somebody's queue, each with its number: the number is that of its list. */
export interface LanesView {
  on: IsoDate;
  lanes: { key: LaneKey; figure: Figure }[];
}

/** What an open queue hears: the tasks that have changed, or `null` where they are too many to name. */
export interface DeskNews {
  tasks: string[] | null;
}

export interface BoardView {
  on: IsoDate;
  since: IsoDate;
  open: Figure;
  places: Record<DeskPlace, Figure>;
  dueToday: Figure;
  overdue: Figure;
  escalated: Figure;
  priority: Figure;
  oldestDue: { taskId: string; name: string; dueOn: IsoDate } | null;
  /** By how many days ago it was opened. */
  ages: { from: number; to: number | null; figure: Figure }[];
  /** Decided on each day. */
  throughput: { on: IsoDate; figure: Figure }[];
  decided: Figure;
  machine: Figure;
  firstTimeRight: { right: Figure; of: Figure };
  overturned: { overturned: Figure; of: Figure };
  lateReasons: number;
  officers: { id: string; name: string; held: Figure; absentUntil: IsoDate | null; skills: string[] }[];
}

export interface LostView {
  /** Tasks that wait although their filing does not. */
  tasks: string[];
  /** Filings that the office has and nobody is asked about. */
  filings: string[];
}

export interface HandoverView {
  given: number;
  back: number;
}
