import { useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type {
  DecideBody,
  DeclineBody,
  DeedView,
  ReturnBody,
  SeenBody,
  NeighboursView,
  PrecedentView,
  ReasonView,
  RoundDifferencesView,
  TaskView,
} from '#libs/contract';
import { api, useAct, useWords } from '#libs/ui';

/** Live news asks anew at once; the slow question is for a line that is cut. */
export const useTask = (id: string): UseQueryResult<TaskView> =>
  useQuery({ queryKey: ['task', id], queryFn: ({ signal }) => api.get<TaskView>(`/tasks/${id}`, signal), refetchInterval: 30_000 });

/** The reasons of the own department, in the reader's language. */
export function useReasons(): ReasonView[] {
  const { language } = useWords();
  const reasons = useQuery({
    queryKey: ['reasons', language],
    queryFn: ({ signal }) => api.get<ReasonView[]>('/tasks/reasons', signal),
    staleTime: 600_000,
  });
  return reasons.data ?? [];
}

export const useDifferences = (id: string, from: number): UseQueryResult<RoundDifferencesView> =>
  useQuery({
    queryKey: ['differences', id, from],
    queryFn: ({ signal }) => api.get<RoundDifferencesView>(`/tasks/${id}/differences?from=${from}`, signal),
    staleTime: Infinity,
  });

export function useHold(id: string, what: 'claim' | 'renew' | 'release'): UseMutationResult<TaskView, Error, void> {
  const learn = useLearn(id);
  return useAct((_nothing, key) => api.post<TaskView>(`/tasks/${id}/${what}`, { key }), learn);
}

/** A refusal shows the case as it is now; what was pressed is not pressed again. */
export function useDecide(id: string, done: (task: TaskView, said: DecideBody) => void): UseMutationResult<TaskView, Error, DecideBody> {
  const client = useQueryClient();
  const learn = useLearn(id);
  return useAct(
    (body, key) =>
      api.post<TaskView>(`/tasks/${id}/decide`, { body, key }).catch((error: unknown) => {
        void client.invalidateQueries({ queryKey: ['task', id] });
        throw error;
      }),
    (task, said) => {
      learn(task);
      done(task, said);
    },
  );
}

/** An act on the case besides the verdict; each says what was seen. A refusal shows the case as it is now. */
export function useTaskAct<V extends object>(
  task: TaskView,
  what: 'refer' | 'pause' | 'resume' | 'change-verdict' | 'late-reason',
  done?: () => void,
): UseMutationResult<TaskView, Error, V> {
  const client = useQueryClient();
  const learn = useLearn(task.id);
  return useAct(
    (wish, key) =>
      api
        .post<TaskView>(`/tasks/${task.id}/${what}`, { body: { ...wish, round: task.round, version: task.version }, key })
        .catch((error: unknown) => {
          void client.invalidateQueries({ queryKey: ['task', task.id] });
          throw error;
        }),
    (now) => {
      learn(now);
      done?.();
    },
  );
}

/** Before it is out; a refusal shows the case as it is now. */
export function useTakeBack(id: string, done: () => void): UseMutationResult<TaskView, Error, void> {
  const client = useQueryClient();
  const learn = useLearn(id);
  return useAct(
    (_nothing, key) =>
      api.post<TaskView>(`/tasks/${id}/take-back`, { key }).catch((error: unknown) => {
        void client.invalidateQueries({ queryKey: ['task', id] });
        throw error;
      }),
    (task) => {
      learn(task);
      done();
    },
  );
}

function useLearn(id: string): (task: TaskView) => void {
  const client = useQueryClient();
  return (task) => {
    client.setQueryData(['task', id], task);
    void client.invalidateQueries({ queryKey: ['desk'] });
  };
}

/** What stands beside a case changes with the register, not with every word on it. */
function useBeside<T>(id: string, what: string): UseQueryResult<T> {
  const { language } = useWords();
  return useQuery({
    queryKey: ['beside', what, id, language],
    queryFn: ({ signal }) => api.get<T>(`/desk/tasks/${id}/${what}`, signal),
    staleTime: 300_000,
  });
}

export const useNeighbours = (id: string): UseQueryResult<NeighboursView> => useBeside(id, 'neighbours');
export const usePrecedents = (id: string): UseQueryResult<PrecedentView[]> => useBeside(id, 'precedents');
export const useDeeds = (id: string): UseQueryResult<DeedView[]> => useBeside(id, 'deeds');

/** The fields that the applicant changed since the round before. */
export function useChanges(id: string, round: number): string[] {
  const found = useQuery({
    queryKey: ['differences', id, round - 1],
    queryFn: ({ signal }) => api.get<RoundDifferencesView>(`/tasks/${id}/differences?from=${round - 1}`, signal),
    staleTime: Infinity,
    enabled: round > 1,
  });
  return found.data?.differences.map(({ path }) => path) ?? [];
}

export type Acceptance = { what: 'accept'; body: SeenBody } | { what: 'return'; body: ReturnBody } | { what: 'decline'; body: DeclineBody };

export function useAcceptance(id: string, done: (what: Acceptance['what']) => void): UseMutationResult<TaskView, Error, Acceptance> {
  const client = useQueryClient();
  const learn = useLearn(id);
  return useAct(
    ({ what, body }, key) =>
      api.post<TaskView>(`/tasks/${id}/${what}`, { body, key }).catch((error: unknown) => {
        void client.invalidateQueries({ queryKey: ['task', id] });
        throw error;
      }),
    (task, { what }) => {
      learn(task);
      done(what);
    },
  );
}
