/** A message that is not handled yet, or was only after it had failed, as an operator sees it. */
export interface WorkRow {
  id: string;
  message: string;
  queue: string;
  /** Ids only. */
  payload: object;
  since: string;
  failedAt: string | null;
  failure: string | null;
  /** Trying again does not help by itself: somebody has to look. */
  forGood: boolean;
  doneAt: string | null;
  retries: number;
  retriedAt: string | null;
  /** Who had it tried again last. */
  retriedBy: string | null;
  history: WorkFailureView[];
}

/** A reason for which a handler gave up, and how often. */
export interface WorkFailureView {
  handler: string;
  reason: string;
  times: number;
  firstAt: string;
  lastAt: string;
}

/** How the work behind the desks stands. */
export interface WorkStateView {
  open: number;
  failed: number;
  /** Since when the oldest waits that is due. */
  oldestSince: string | null;
  /** Set while something waits longer than `alarmMinutes`. */
  alarmSince: string | null;
  alarmMinutes: number;
  departments: DepartmentWorkView[];
}

/** What waits for a department's own system, and when that last answered. */
export interface DepartmentWorkView {
  department: string;
  open: number;
  failed: number;
  oldestSince: string | null;
  lastAnswerAt: string | null;
}
