import type { Law, Rule } from '#libs/catalogue';
import type { EntityType, IsoDate } from '#libs/contract';
import { addDays } from '#libs/kernel';

export type Edition = Rule<'simplifiedDeregistration'>['values'];

/** The edition of the day on which the notice is published, or of an individual business's application. */
export const editionOf = (law: Law, entityType: EntityType, on: IsoDate): Edition | undefined =>
  law.rule('simplifiedDeregistration', entityType, on)?.values;

export interface Days {
  /** The last day of the notice, and the last on which an objection counts. */
  noticeEndsOn: IsoDate;
  applyFrom: IsoDate;
  /** `null`: the edition names no end. */
  applyUntil: IsoDate | null;
}

/** The day of publication is day 0; natural days; the window begins the day after the last one (simple-deregistration.md 5). */
export function daysOf({ notice, noticeDays, objectionDays, windowDays }: Edition, publishedOn: IsoDate): Days {
  const noticeEndsOn = addDays(publishedOn, notice ? noticeDays : (objectionDays ?? 0));
  return {
    noticeEndsOn,
    applyFrom: addDays(noticeEndsOn, 1),
    applyUntil: windowDays === null ? null : addDays(noticeEndsOn, windowDays),
  };
}

/**
 * Until when an objection is waited for to be dealt with: the window where there is one, else so many days after the notice. Afterwards it ends
 * the run. An individual business is decided the day after the ten days.
 */
export const pauseEndsOn = (edition: Edition, { noticeEndsOn, applyUntil }: Days): IsoDate =>
  edition.notice ? (applyUntil ?? addDays(noticeEndsOn, PAUSE_DAYS)) : noticeEndsOn;

/** Where an edition names no end of the window [own]. */
const PAUSE_DAYS = 30;

export type ReminderKind = 'noticeEndsSoon' | 'windowOpen' | 'windowEndsSoon' | 'windowLastDay';

/** What an owner is reminded of on a day; what is past is not said any more. An automatic application needs no act. */
export function remindersOn({ noticeEndsOn, applyFrom, applyUntil }: Days, today: IsoDate, automatic: boolean): ReminderKind[] {
  if (automatic) return [];
  if (today <= noticeEndsOn) return today >= addDays(noticeEndsOn, -2) ? ['noticeEndsSoon'] : [];
  if (applyUntil === null) return today >= applyFrom ? ['windowOpen'] : [];
  if (today > applyUntil) return [];
  if (today === applyUntil) return ['windowOpen', 'windowLastDay'];
  return today >= addDays(applyUntil, -5) ? ['windowOpen', 'windowEndsSoon'] : ['windowOpen'];
}
