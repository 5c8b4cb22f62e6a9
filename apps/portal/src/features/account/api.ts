import type { UseMutationResult } from '@tanstack/react-query';
import type { AccountView, ProveIdentityBody, SessionView, SignInBody, SignUpBody } from '#libs/contract';
import { api, useAct, useSessionChange } from '#libs/ui';

export function useSignIn(done: () => void): UseMutationResult<SessionView, Error, SignInBody> {
  const session = useSessionChange();
  return useAct(
    (body, key) => api.post<SessionView>('/sessions', { body, key }),
    (view) => {
      session.begin(view);
      done();
    },
  );
}

export function useSignUp(done: () => void): UseMutationResult<SessionView, Error, SignUpBody> {
  const session = useSessionChange();
  return useAct(
    (body, key) => api.post<SessionView>('/accounts', { body, key }),
    (view) => {
      session.begin(view);
      done();
    },
  );
}

export function useSignOut(done: () => void): UseMutationResult<void, Error, void> {
  const session = useSessionChange();
  return useAct(
    () => api.remove<void>('/sessions/current'),
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
