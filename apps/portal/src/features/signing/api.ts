import { useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { SigningView } from '#libs/contract';
import { api, useAct } from '#libs/ui';

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

export function useConfirm(token: string): UseMutationResult<SigningView, Error, void> {
  const client = useQueryClient();
  return useAct(
    (_nothing, key) => api.post<SigningView>(`/signings/${encodeURIComponent(token)}/confirm`, { key }),
    (view) => client.setQueryData(['signing', token], view),
  );
}
