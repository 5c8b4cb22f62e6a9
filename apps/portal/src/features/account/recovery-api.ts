import type { UseMutationResult } from '@tanstack/react-query';
import type { RecoveredView, SessionView } from '#libs/contract';
import { api, signInByPassword, useAct, useSessionChange } from '#libs/ui';

export const useAskRecovery = (): UseMutationResult<void, Error, string> =>
  useAct((login) => api.post<void>('/sessions/recovery', { body: { login } }));

interface NewPassword {
  password: string;
  by: { token: string } | { login: string; code: string };
}

/** Gives the account a new password, and signs in with it at once. A passkey that is asked for beside it is asked for here, too. */
export function useRecovery(done: (signedIn: boolean) => void): UseMutationResult<SessionView | null, Error, NewPassword> {
  const session = useSessionChange();
  return useAct(
    async ({ password, by }) => {
      const path = 'token' in by ? '/sessions/recovery/by-link' : '/sessions/recovery/by-code';
      const { login } = await api.post<RecoveredView>(path, { body: { ...by, password } });
      // The new password stands, whatever becomes of signing in with it.
      return signInByPassword(login, password).catch(() => null);
    },
    (view) => {
      if (view) session.begin(view);
      done(view !== null);
    },
  );
}
