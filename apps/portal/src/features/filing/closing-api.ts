import { useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { ClosingView } from '#libs/contract';
import { api, useAct } from '#libs/ui';

/** Asked again by itself: days pass and others object. */
export const useClosing = (id: string): UseQueryResult<ClosingView> =>
  useQuery({
    queryKey: ['closing', id],
    queryFn: ({ signal }) => api.get<ClosingView>(`/closings/${id}`, signal),
    refetchInterval: 30_000,
  });

export function useClosingMove(id: string, move: 'apply' | 'withdraw'): UseMutationResult<ClosingView, Error, void> {
  const client = useQueryClient();
  return useAct(
    (_nothing, key) => api.post<ClosingView>(`/closings/${id}/${move}`, { key }),
    (closing) => {
      client.setQueryData(['closing', id], closing);
      for (const about of ['filing', 'track']) void client.invalidateQueries({ queryKey: [about, id] });
    },
  );
}
