import { message } from '#libs/platform';

/** Time to clear away sessions that have ended and tries that no longer count. */
export const sessionsEnded = message<Record<string, never>>('identity.sessions_ended');
