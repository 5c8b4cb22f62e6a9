import { useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { ClosingView, OwnObjectionView, StaffClosingRow, StaffObjectionView } from '#libs/contract';
import { api, useAct } from '#libs/ui';

export const useClosings = (): UseQueryResult<StaffClosingRow[]> =>
  useQuery({ queryKey: ['closings'], queryFn: ({ signal }) => api.get<StaffClosingRow[]>('/desk/closings', signal), refetchInterval: 60_000 });

export const useClosing = (id: string): UseQueryResult<ClosingView> =>
  useQuery({ queryKey: ['closings', id], queryFn: ({ signal }) => api.get<ClosingView>(`/desk/closings/${id}`, signal) });

/** Those that stand in one's districts. */
export const useObjections = (): UseQueryResult<StaffObjectionView[]> =>
  useQuery({
    queryKey: ['closings', 'objections'],
    queryFn: ({ signal }) => api.get<StaffObjectionView[]>('/objections', signal),
    refetchInterval: 60_000,
  });

export function useStrike(id: string): UseMutationResult<OwnObjectionView, Error, string> {
  const client = useQueryClient();
  return useAct(
    (reason, key) => api.post<OwnObjectionView>(`/objections/${id}/strike`, { body: { reason }, key }),
    () => void client.invalidateQueries({ queryKey: ['closings'] }),
  );
}
