/** A signing link is good for this long from the request, or from when it was sent again. An own figure. */
export const LINK_DAYS = 30;

/** Days after the request to sign on which who is missing is reminded; the last well before the link ends. Own figures. */
export const REMINDER_DAYS: readonly number[] = [3, 7, 14];

/** Between two sendings of one link, so that nobody's mailbox is filled in another's name. */
export const RESEND_MINUTES = 10;

const DAY_MS = 86_400_000;

export const linkEnd = (from: Date): Date => new Date(from.getTime() + LINK_DAYS * DAY_MS);

/** The reminder that is due: one alone, however many were missed while nobody looked. */
export const reminderDue = (invitedAt: Date, now: Date): number | undefined =>
  REMINDER_DAYS.filter((days) => invitedAt.getTime() + days * DAY_MS <= now.getTime()).at(-1);

export const isLinkOver = ({ linkUntil }: { linkUntil: Date | null }, now: Date): boolean =>
  linkUntil !== null && linkUntil.getTime() <= now.getTime();
