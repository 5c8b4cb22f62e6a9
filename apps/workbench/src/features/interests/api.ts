import { useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { IdentityDocumentType, InterestView } from '#libs/contract';
import { api, useAct } from '#libs/ui';

const KEY = ['interests'] as const;

export const useInterests = (): UseQueryResult<InterestView[]> =>
  useQuery({ queryKey: KEY, queryFn: ({ signal }) => api.get<InterestView[]>('/me/interests', signal) });

export interface Declaration {
  kind: InterestView['kind'];
  label: string;
  document?: { type: IdentityDocumentType; number: string };
  value?: string;
}

export function useDeclare(done: () => void): UseMutationResult<InterestView[], Error, Declaration> {
  const client = useQueryClient();
  return useAct(
    (body, key) => api.post<InterestView[]>('/me/interests', { body, key }),
    (rows) => {
      client.setQueryData(KEY, rows);
      done();
    },
  );
}

export function useWithdraw(): UseMutationResult<InterestView[], Error, string> {
  const client = useQueryClient();
  return useAct(
    (id) => api.remove<InterestView[]>(`/me/interests/${id}`),
    (rows) => client.setQueryData(KEY, rows),
  );
}
