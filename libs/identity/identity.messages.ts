import { message } from '#libs/platform';

/** Time to clear away sessions that have ended and tries that no longer count. */
export const sessionsEnded = message<Record<string, never>>('identity.sessions_ended');

/** Somebody asked for a link to get back into an account, which may be nobody's. */
export const recoveryAsked = message<{ recoveryId: string }>('identity.recovery_asked');

export type WayInChange =
  | 'passkey_added'
  | 'passkey_removed'
  | 'password_set'
  | 'password_removed'
  | 'second_factor_on'
  | 'second_factor_off'
  | 'recovery_codes_made'
  | 'recovered';

/** A way into an account was changed; its owner is to hear of it. `noticeId` is of the notice to come, which is made once. */
export const wayInChanged = message<{ noticeId: string; accountId: string; change: WayInChange; at: string }>('identity.way_in_changed');

/** The account that a window had opened for a person is closed: what stands in it is theirs in the one they opened themselves. */
export const windowAccountClaimed = message<{ from: string; to: string }>('identity.window_account_claimed');
