import { addYears, isDate } from '#libs/kernel';
import type { SupervisionEntry } from './supervision.entity.ts';

type Entry = Pick<SupervisionEntry, 'details'>;

const dayOf = ({ details }: Entry, field: string): string | null => {
  const day = details[field];
  return typeof day === 'string' && isDate(day) ? day : null;
};

/** Listed on that day and not yet cured; on the day of the cure it is over. */
export function isOpenGround(entry: Entry, on: string): boolean {
  const [listed, removed] = [dayOf(entry, 'listedOn'), dayOf(entry, 'removedOn')];
  return (listed === null || listed <= on) && (removed === null || removed > on);
}

/** Three years on the abnormal list without a cure lead to the list of serious violations: counted for each ground by itself [INFO 17]. */
export const YEARS_TO_SERIOUS = 3;
/** Five years without a new cause lead off the list of serious violations. */
export const YEARS_SERIOUS = 5;

/** When the next thing happens to an open ground by the passing of time alone. */
export function nextStepOn(entry: Pick<SupervisionEntry, 'list' | 'details'>): string | null {
  const listed = dayOf(entry, 'listedOn');
  if (listed === null || dayOf(entry, 'removedOn') !== null) return null;
  return addYears(listed, entry.list === 'abnormalList' ? YEARS_TO_SERIOUS : YEARS_SERIOUS);
}
