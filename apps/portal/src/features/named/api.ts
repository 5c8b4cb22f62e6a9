import { useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { NamedView } from '#libs/contract';
import { api, useAct } from '#libs/ui';

const KEY = ['named'] as const;

/** Where one's own paper is named; asked only once it was shown. */
export const useNamed = (proved: boolean): UseQueryResult<NamedView> =>
  useQuery({ queryKey: KEY, queryFn: ({ signal }) => api.get<NamedView>('/me/named', signal), enabled: proved, staleTime: 0 });

export interface Denied {
  on: 'filings' | 'firms';
  id: string;
  name: string;
}

export function useDeny(): UseMutationResult<NamedView, Error, Denied> {
  const client = useQueryClient();
  return useAct(
    ({ on, id }, key) => api.post<NamedView>(`/me/named/${on}/${id}/not-me`, { key }),
    (named) => client.setQueryData(KEY, named),
  );
}
