import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type {
  AccountView,
  NewPasskeyAskView,
  OwnSessionView,
  ProveIdentityBody,
  RecoveredView,
  RecoveryCodesView,
  SessionView,
  SignInBody,
  SignUpBody,
  WaysInView,
} from '#libs/contract';
import { api, makePasskey, signInByPasskey, signInByPassword, signOut, useAct, useSessionChange } from '#libs/ui';
import { useConfirmed } from './confirm.tsx';

const WAYS = ['ways-in'] as const;
const PLACES = ['own-sessions'] as const;

function useBegin<V>(open: (what: V, key: string) => Promise<SessionView>, done: () => void): UseMutationResult<SessionView, Error, V> {
  const session = useSessionChange();
  return useAct(open, (view) => {
    session.begin(view);
    done();
  });
}

export const useSignIn = (done: () => void): UseMutationResult<SessionView, Error, SignInBody> =>
  useBegin(({ login, password }) => signInByPassword(login, password), done);

export const usePasskeySignIn = (done: () => void): UseMutationResult<SessionView, Error, void> => useBegin(() => signInByPasskey(), done);

export const useSignUp = (done: () => void): UseMutationResult<SessionView, Error, SignUpBody> =>
  useBegin((body, key) => api.post<SessionView>('/accounts', { body, key }), done);

export function useSignOut(done: () => void): UseMutationResult<void, Error, void> {
  const session = useSessionChange();
  return useAct(
    () => signOut(),
    () => {
      session.end();
      done();
    },
  );
}

export function useProveIdentity(done: () => void): UseMutationResult<AccountView, Error, ProveIdentityBody> {
  const session = useSessionChange();
  return useAct(
    (body, key) => api.post<AccountView>('/me/identity', { body, key }),
    (account) => {
      session.renew(account);
      done();
    },
  );
}

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

export const useWaysIn = (): UseQueryResult<WaysInView> =>
  useQuery({ queryKey: WAYS, queryFn: ({ signal }) => api.get<WaysInView>('/me/ways-in', signal) });

/** A change of the ways in: the person shows first who they are where that was long ago. */
function useWayChange<V>(
  change: (what: V, key: string) => Promise<WaysInView>,
  done?: (ways: WaysInView) => void,
): UseMutationResult<WaysInView, Error, V> {
  const client = useQueryClient();
  const confirmed = useConfirmed();
  return useAct(
    (what, key) => confirmed(() => change(what, key)),
    (ways) => {
      client.setQueryData(WAYS, ways);
      void client.invalidateQueries({ queryKey: PLACES });
      done?.(ways);
    },
  );
}

export const useAddPasskey = (done: () => void): UseMutationResult<WaysInView, Error, string> =>
  useWayChange(async (name, key) => {
    const passkey = await makePasskey(await api.post<NewPasskeyAskView>('/me/passkeys/options'));
    return api.post<WaysInView>('/me/passkeys', { body: { name, passkey }, key });
  }, done);

export const useRemovePasskey = (done: () => void): UseMutationResult<WaysInView, Error, string> =>
  useWayChange((id, key) => api.remove<WaysInView>(`/me/passkeys/${id}`, { key }), done);

export const useSecondFactor = (): UseMutationResult<WaysInView, Error, boolean> =>
  useWayChange((on, key) => api.put<WaysInView>('/me/second-factor', { body: { on }, key }));

export const useSetPassword = (done: () => void): UseMutationResult<WaysInView, Error, string> =>
  useWayChange((password, key) => api.post<WaysInView>('/me/password', { body: { password }, key }), done);

export const useRemovePassword = (done: () => void): UseMutationResult<WaysInView, Error, void> =>
  useWayChange((_nothing, key) => api.remove<WaysInView>('/me/password', { key }), done);

export function useMakeCodes(): UseMutationResult<RecoveryCodesView, Error, void> {
  const client = useQueryClient();
  const confirmed = useConfirmed();
  return useMutation({
    mutationFn: () => confirmed(() => api.post<RecoveryCodesView>('/me/recovery-codes')),
    onSuccess: () => void client.invalidateQueries({ queryKey: WAYS }),
  });
}

export const usePlaces = (): UseQueryResult<OwnSessionView[]> =>
  useQuery({ queryKey: PLACES, queryFn: ({ signal }) => api.get<OwnSessionView[]>('/me/sessions', signal) });

/** Ends the session of that id, or without one all others. */
export function useEndSession(): UseMutationResult<void, Error, string | null> {
  const client = useQueryClient();
  return useAct(
    (id) => api.remove<void>(id === null ? '/me/sessions' : `/me/sessions/${id}`),
    () => void client.invalidateQueries({ queryKey: PLACES }),
  );
}
