import { useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { HoldAct, HoldRow } from '#libs/contract';
import { api, useAct } from '#libs/ui';

const KEY = ['holds'] as const;

/** Every "not me" that waits for the registry, asked again by itself. */
export const useHolds = (): UseQueryResult<HoldRow[]> =>
  useQuery({ queryKey: KEY, queryFn: ({ signal }) => api.get<HoldRow[]>('/holds', signal), refetchInterval: 15_000 });

export function useAnswerHold(id: string): UseMutationResult<HoldRow[], Error, { move: HoldAct; reason: string }> {
  const client = useQueryClient();
  return useAct(
    ({ move, reason }, key) => api.post<HoldRow[]>(`/holds/${id}/${move}`, { body: { reason }, key }),
    (rows) => client.setQueryData(KEY, rows),
  );
}
