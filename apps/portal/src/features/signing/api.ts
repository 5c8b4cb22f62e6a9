import { useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { PasskeyAskView, SigningView, WaysInView } from '#libs/contract';
import { api, hasPasskeys, unlockPasskey, useAct } from '#libs/ui';

export const useSigning = (token: string, enabled: boolean): UseQueryResult<SigningView> =>
  useQuery({
    queryKey: ['signing', token],
    queryFn: ({ signal }) => api.get<SigningView>(`/signings/${encodeURIComponent(token)}`, signal),
    enabled,
  });

/** Signs exactly what was shown: the fingerprint goes with the password. */
export function useSign(token: string): UseMutationResult<SigningView, Error, { contentHash: string; password: string }> {
  const client = useQueryClient();
  return useAct(
    (body, key) => api.post<SigningView>(`/signings/${encodeURIComponent(token)}/sign`, { body, key }),
    (view) => client.setQueryData(['signing', token], view),
  );
}

/** Signs with a passkey, unlocked over exactly the content that was shown. */
export function useSignByPasskey(token: string): UseMutationResult<SigningView, Error, { contentHash: string }> {
  const client = useQueryClient();
  const at = `/signings/${encodeURIComponent(token)}`;
  return useAct(
    async ({ contentHash }, key) => {
      const passkey = await unlockPasskey(await api.post<PasskeyAskView>(`${at}/passkey-options`));
      return api.post<SigningView>(`${at}/sign`, { body: { contentHash, passkey }, key });
    },
    (view) => client.setQueryData(['signing', token], view),
  );
}

/** By what the person can sign: a password is taken as there until the answer says otherwise. */
export function useWaysToSign(): { password: boolean; passkey: boolean } {
  const { data } = useQuery({ queryKey: ['ways-to-sign'], queryFn: ({ signal }) => api.get<WaysInView>('/me/ways-in', signal) });
  return { password: data?.password ?? true, passkey: hasPasskeys() && (data?.passkeys.length ?? 0) > 0 };
}

export function useConfirm(token: string): UseMutationResult<SigningView, Error, void> {
  const client = useQueryClient();
  return useAct(
    (_nothing, key) => api.post<SigningView>(`/signings/${encodeURIComponent(token)}/confirm`, { key }),
    (view) => client.setQueryData(['signing', token], view),
  );
}
