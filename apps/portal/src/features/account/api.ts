import type { UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import type {
  AccountView,
  AskPasskeySignUpBody,
  NewPasskeyAskView,
  PasskeySignUpBody,
  ProveIdentityBody,
  SessionView,
  SignInBody,
  SignUpBody,
  WindowCodeView,
} from '#libs/contract';
import { api, makePasskey, signInByPasskey, signInByPassword, signOut, useAct, useSessionChange } from '#libs/ui';

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

/** An account without a password: the passkey that the device makes now opens it. Made once for an act, however often the line is cut. */
export function usePasskeySignUp(done: () => void): UseMutationResult<SessionView, Error, AskPasskeySignUpBody> {
  const made = useRef<{ key: string; body: PasskeySignUpBody } | null>(null);
  return useBegin(async (who, key) => {
    if (made.current?.key !== key) {
      const asked = await api.post<NewPasskeyAskView>('/accounts/passkey/options', { body: who });
      made.current = { key, body: { ...who, account: asked.options.user.id, passkey: await makePasskey(asked) } };
    }
    return api.post<SessionView>('/accounts/passkey', { body: made.current.body, key });
  }, done);
}

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

/** Shown once: it is held by the page, never by the cache. */
export const useWindowCode = (): UseMutationResult<WindowCodeView, Error, void> =>
  useAct(
    () => api.post<WindowCodeView>('/me/identity/window-code'),
    () => undefined,
  );
