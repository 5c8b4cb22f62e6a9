import { useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { DecideBody, TaskView } from '#libs/contract';
import { api, useAct } from '#libs/ui';

export const useTask = (id: string): UseQueryResult<TaskView> =>
  useQuery({ queryKey: ['task', id], queryFn: ({ signal }) => api.get<TaskView>(`/tasks/${id}`, signal), refetchInterval: 15_000 });

export function useHold(id: string, what: 'claim' | 'renew' | 'release'): UseMutationResult<TaskView, Error, void> {
  const learn = useLearn(id);
  return useAct((_nothing, key) => api.post<TaskView>(`/tasks/${id}/${what}`, { key }), learn);
}

export function useDecide(id: string, done: (task: TaskView) => void): UseMutationResult<TaskView, Error, DecideBody> {
  const learn = useLearn(id);
  return useAct(
    (body, key) => api.post<TaskView>(`/tasks/${id}/decide`, { body, key }),
    (task) => {
      learn(task);
      done(task);
    },
  );
}

function useLearn(id: string): (task: TaskView) => void {
  const client = useQueryClient();
  return (task) => {
    client.setQueryData(['task', id], task);
    void client.invalidateQueries({ queryKey: ['tasks'] });
  };
}
