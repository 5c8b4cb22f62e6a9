/** What the server has said about the end of a session, in the browser's own milliseconds. */
export interface SessionTimes {
  /** When it last answered to the session. */
  seenAt: number;
  /** Unused so long it is over; null: never by that. */
  idleMs: number | null;
  /** Over whatever happens. */
  endsAt: number;
}

/** Where a session stands. `extendable`: one request makes it longer. */
export interface SessionMoment {
  phase: 'open' | 'warned' | 'over';
  endsAt: number;
  extendable: boolean;
}

export const WARNING_MS = 120_000;
/** The server notes the last use at most once a minute, so it may count from a minute earlier than we do. */
const NOTED_LATE_MS = 60_000;

/** The person is warned two minutes before the end, whichever end comes first. */
export function sessionMoment(now: number, { seenAt, idleMs, endsAt }: SessionTimes): SessionMoment {
  const idleEnd = idleMs === null ? Infinity : seenAt + idleMs - NOTED_LATE_MS;
  const end = Math.min(idleEnd, endsAt);
  return { phase: now >= end ? 'over' : now >= end - WARNING_MS ? 'warned' : 'open', endsAt: end, extendable: idleEnd < endsAt };
}
