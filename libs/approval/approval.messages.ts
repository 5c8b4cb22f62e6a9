import { message } from '#libs/platform';

/** Time to look whether next year's calendar is there. */
export const calendarWatchDue = message<Record<string, never>>('approval.calendar_watch_due');
/** Time to look what silence has accepted. */
export const acceptanceDue = message<Record<string, never>>('approval.acceptance_due');
/** Time to count due days anew and to tell supervisors what is overdue. */
export const clocksDue = message<Record<string, never>>('approval.clocks_due');
/** A verdict was held back long enough. */
export const verdictDue = message<{ taskId: string }>('approval.verdict_due');
/** A department is asked; checks that need no person run in its own queue. */
export const taskOpened = message<{ taskId: string; department: string; filingId?: string }>('approval.task_opened', ({ department }) => department);
