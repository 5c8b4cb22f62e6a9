import { useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { BoardView, DeskPage, DeskSearch, HandoverView, SampleView, SwitchView, TaskView } from '#libs/contract';
import { api, useAct } from '#libs/ui';

/** Everything under `desk` is asked anew when news of a change comes, so the board follows by itself. */
export const useBoard = (wanted = true): UseQueryResult<BoardView> =>
  useQuery({
    queryKey: ['desk', 'board'],
    queryFn: ({ signal }) => api.get<BoardView>('/desk/board', signal),
    refetchInterval: 60_000,
    enabled: wanted,
  });

export const useMostUrgent = (): UseQueryResult<DeskPage> =>
  useQuery({ queryKey: ['desk', 'urgent'], queryFn: ({ signal }) => api.get<DeskPage>('/desk/tasks?size=5', signal), refetchInterval: 60_000 });

/** The address of the list that a figure counts. */
export const listOf = (query: DeskSearch): string =>
  `/queue?${new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)])).toString()}`;

function useDeskAct<V, R>(run: (what: V, key: string) => Promise<R>, done?: (result: R) => void): UseMutationResult<R, Error, V> {
  const client = useQueryClient();
  return useAct(run, (result) => {
    void client.invalidateQueries({ queryKey: ['desk'] });
    done?.(result);
  });
}

export const useAbsence = () =>
  useDeskAct(({ officer, ...body }: { officer: string; until: string; to: string | null }, key) =>
    api.post<HandoverView>(`/desk/officers/${officer}/absence`, { body, key }),
  );

export const useBalance = () => useDeskAct((officers: string[], key) => api.post<HandoverView>('/desk/balance', { body: { officers }, key }));

export const useComeBack = () => useDeskAct((officer: string, key) => api.post<void>(`/desk/officers/${officer}/return`, { key }));

export const useSkills = (officer: string, done: () => void) =>
  useDeskAct((skills: string[]) => api.put<void>(`/desk/officers/${officer}/skills`, { body: { skills } }), done);

type Seen = Pick<TaskView, 'id' | 'round' | 'version'>;

/** What a supervisor does with one case. A refusal shows it as it is now. */
export function useOversee<V extends object>(seen: Seen, what: 'assign' | 'handling' | 'extend'): UseMutationResult<TaskView, Error, V> {
  const client = useQueryClient();
  return useDeskAct(
    (wish: V, key) =>
      api
        .post<TaskView>(`/tasks/${seen.id}/${what}`, { body: { ...wish, round: seen.round, version: seen.version }, key })
        .catch((error: unknown) => {
          void client.invalidateQueries({ queryKey: ['task', seen.id] });
          throw error;
        }),
    (task) => client.setQueryData(['task', task.id], task),
  );
}

export const useSamples = (view: 'waiting' | 'all'): UseQueryResult<SampleView[]> =>
  useQuery({ queryKey: ['desk', 'samples', view], queryFn: ({ signal }) => api.get<SampleView[]>(`/samples?view=${view}`, signal) });

export const useLookAtSample = (id: string) =>
  useDeskAct((body: { result: 'right' | 'wrong'; note: string }, key) => api.post<SampleView[]>(`/samples/${id}/look`, { body, key }));

export const useSwitches = (): UseQueryResult<SwitchView[]> =>
  useQuery({ queryKey: ['switches'], queryFn: ({ signal }) => api.get<SwitchView[]>('/switches', signal) });

export function useSetSwitch() {
  const client = useQueryClient();
  return useAct(
    (body: Pick<SwitchView, 'what' | 'district' | 'entityType' | 'on' | 'share'>) => api.put<SwitchView[]>('/switches', { body }),
    (list) => client.setQueryData(['switches'], list),
  );
}
