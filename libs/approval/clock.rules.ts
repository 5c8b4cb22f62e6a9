import { isYearNotLoaded, type WorkingDays } from '#libs/catalogue';
import type { FilingState } from '#libs/contract';
import { addDays } from '#libs/kernel';

/** From this day on a corrected filing is a new submission with a limit of its own; before, the clock stood still and goes on (process.md 2). */
export const NEW_SUBMISSION_FROM = '2022-03-01';

export interface Limit {
  days: number;
  unit: 'workingDays' | 'calendarDays';
}

/** The last day of a limit that begins the day after `from`; `null` while the calendar of that year is not loaded. */
export function lastDay(calendar: WorkingDays, from: string, { days, unit }: Limit): string | null {
  if (unit === 'calendarDays') return addDays(from, days);
  const due = calendar.addWorkdays(from, days);
  return isYearNotLoaded(due) ? null : due;
}

/** Working days after `from` up to and with `to`; `null` where a year is not loaded. */
export function workdaysBetween(calendar: WorkingDays, from: string, to: string): number | null {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const works = calendar.isWorkday(day);
    if (works === undefined) return null;
    if (works) count += 1;
  }
  return count;
}

export interface Moved {
  on: string;
  to: FilingState;
}

const WITH_OFFICE: readonly FilingState[] = ['SUBMITTED', 'IN_REVIEW', 'APPROVED'];
const WITH_APPLICANT: readonly FilingState[] = ['CORRECTION_REQUESTED', 'DRAFT', 'AWAITING_SIGNATURES'];

export interface Halves {
  with: 'office' | 'applicant' | 'nobody';
  office: number | null;
  applicant: number | null;
}

/** Whose working days have passed since the first submission. A day counts for whoever has the filing when it ends. */
export function halvesOf(calendar: WorkingDays, moves: readonly Moved[], today: string): Halves {
  const first = moves.findIndex(({ to }) => to === 'SUBMITTED');
  const run = first < 0 ? [] : moves.slice(first);
  const sum: Pick<Halves, 'office' | 'applicant'> = { office: 0, applicant: 0 };
  run.forEach(({ on, to }, place) => {
    const half = WITH_OFFICE.includes(to) ? 'office' : WITH_APPLICANT.includes(to) ? 'applicant' : null;
    if (!half) return;
    const days = workdaysBetween(calendar, on, run[place + 1]?.on ?? today);
    sum[half] = days === null || sum[half] === null ? null : sum[half] + days;
  });
  const last = run.at(-1)?.to;
  return { ...sum, with: !last ? 'applicant' : WITH_OFFICE.includes(last) ? 'office' : WITH_APPLICANT.includes(last) ? 'applicant' : 'nobody' };
}

/**
 * What is left of a department's limit in a new round: until 2022-02-28 the clock stood still while the applicant had the filing and goes
 * on, never with less than a day; from then on the limit begins anew.
 */
export const limitLeft = (on: string, limit: Limit, used: number): Limit =>
  on >= NEW_SUBMISSION_FROM ? limit : { ...limit, days: Math.max(1, limit.days - used) };

/** How much longer, once: 3 working days from 2022-03-01 (SMRX 19), before that 10 (LIC 42). */
export const extensionDays = (on: string): number => (on >= NEW_SUBMISSION_FROM ? 3 : 10);
