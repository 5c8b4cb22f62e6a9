import { isYearNotLoaded, type Law } from '#libs/catalogue';
import type { EntityType, FirmOrderKind, IsoDate } from '#libs/contract';
import { addDays } from '#libs/kernel';

/**
 * The last day on which a firm may be heard; `null`: no hearing. A revocation waits working days, a striking off is public for calendar
 * days. Where the calendar of the year is not loaded, twice the days pass: never too few.
 */
export function hearingEnd(law: Law, kind: FirmOrderKind, entityType: EntityType, on: IsoDate): IsoDate | null {
  const rule = law.rule('hearing', entityType, on)?.values;
  if (!rule || kind === 'courtRuling' || kind === 'reopening') return null;
  if (kind === 'strikingOff') return addDays(on, rule.strikingOffDays);
  const end = law.workingDays.addWorkdays(on, rule.revocationWorkingDays);
  return isYearNotLoaded(end) ? addDays(on, 2 * rule.revocationWorkingDays) : end;
}

export const REOPENS = ['FALSE_COMMITMENT', 'COURT_ORDER'] as const;

/** Holders answer for the debts of a firm whose end rested on a false commitment [SD253; CL23 240]. */
export const makesLiable = (kind: FirmOrderKind, ground: string): boolean => kind === 'reopening' && ground === 'FALSE_COMMITMENT';
