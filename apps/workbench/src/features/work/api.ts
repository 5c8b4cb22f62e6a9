import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { WorkRow, WorkStateView } from '#libs/contract';
import { api, useAct } from '#libs/ui';

export const WORK_VIEWS = ['failed', 'open', 'cured'] as const;
export type WorkView = (typeof WORK_VIEWS)[number];

export const useWork = (view: WorkView): UseQueryResult<WorkRow[]> =>
  useQuery({ queryKey: ['work', view], queryFn: ({ signal }) => api.get<WorkRow[]>(`/work?state=${view}`, signal), refetchInterval: 5_000 });

export const useWorkState = (): UseQueryResult<WorkStateView> =>
  useQuery({ queryKey: ['work', 'state'], queryFn: ({ signal }) => api.get<WorkStateView>('/work/state', signal), refetchInterval: 5_000 });

export function useRetry(id: string) {
  const client = useQueryClient();
  return useAct(
    (_nothing: void, key) => api.post<unknown>(`/work/${id}/retry`, { key }),
    () => void client.invalidateQueries({ queryKey: ['work'] }),
  );
}
