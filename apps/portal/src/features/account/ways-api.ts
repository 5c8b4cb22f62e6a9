import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { NewPasskeyAskView, OwnSessionView, RecoveryCodesView, WaysInView } from '#libs/contract';
import { api, makePasskey, useAct } from '#libs/ui';
import { useConfirmed } from './confirm.tsx';

const WAYS = ['ways-in'] as const;
const PLACES = ['own-sessions'] as const;

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
  useWayChange((password, key) => api.put<WaysInView>('/me/password', { body: { password }, key }), done);

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
