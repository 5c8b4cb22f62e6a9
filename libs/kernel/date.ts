/** Dates are days written `YYYY-MM-DD`; no function here knows a time or a zone. */

const DAY_MS = 86_400_000;
const utc = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const FIRST = '0000-01-01';
const LAST = '9999-12-31';
/** Days are compared as texts, so they stay within the years that have four digits. */
const text = (ms: number): string => (ms < utc(FIRST) ? FIRST : ms > utc(LAST) ? LAST : new Date(ms).toISOString().slice(0, 10));
const lastOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** A day that exists: 2023-02-29 does not. */
export function isDate(date: unknown): date is string {
  if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const ms = utc(date);
  return !Number.isNaN(ms) && text(ms) === date;
}

export const compareDates = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Calendar days; `days` may be negative. */
export const addDays = (date: string, days: number): string => text(utc(date) + days * DAY_MS);

/** The same day number some months later, or the month's last day where it has none. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const count = year * 12 + month - 1 + months;
  const toYear = Math.floor(count / 12);
  const toMonth = (count % 12) + 1;
  if (toYear < 0) return FIRST;
  if (toYear > 9999) return LAST;
  return `${String(toYear).padStart(4, '0')}-${String(toMonth).padStart(2, '0')}-${String(Math.min(day, lastOfMonth(toYear, toMonth))).padStart(2, '0')}`;
}

export const addYears = (date: string, years: number): string => addMonths(date, years * 12);

/** How many days after `from` the day `to` comes. */
export const daysBetween = (from: string, to: string): number => Math.round((utc(to) - utc(from)) / DAY_MS);

/** Completed years on `on`. */
export function ageOn(birth: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** Whether a dated row holds on a day; both ends belong to it, an absent end is open. */
export const within = (row: { from?: string | null; to?: string | null }, on: string): boolean =>
  (row.from ?? '0000-00-00') <= on && on <= (row.to ?? '9999-99-99');
