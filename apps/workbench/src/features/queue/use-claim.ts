import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { TaskList, TaskView } from '#libs/contract';
import { api, newKey } from '#libs/ui';

interface Claiming {
  claim: (id: string) => void;
  release: (id: string) => void;
  /** The oldest free task: claimed and opened. */
  takeNext: () => void;
  error: Error | null;
  /** Asked for the next one, and there was none. */
  none: boolean;
}

/** Taking tasks and putting them back. Somebody else may be quicker: then the next free one is tried. */
export function useClaim(): Claiming {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [error, setError] = useState<Error | null>(null);
  const [none, setNone] = useState(false);
  const act = async (id: string, what: 'claim' | 'release'): Promise<TaskView> => {
    const task = await api.post<TaskView>(`/tasks/${id}/${what}`, { key: newKey() });
    client.setQueryData(['task', id], task);
    void client.invalidateQueries({ queryKey: ['tasks'] });
    return task;
  };
  const told = (run: () => Promise<unknown>) => (): void => {
    setError(null);
    setNone(false);
    run().catch((reason: unknown) => setError(asError(reason)));
  };
  const next = async (): Promise<void> => {
    const list = await api.get<TaskList>('/tasks?view=open&page=0&size=50');
    let refusal: Error | null = null;
    for (const row of list.tasks.filter((one) => one.holder === null && one.step !== null)) {
      try {
        await act(row.id, 'claim');
        return void navigate(`/tasks/${row.id}`);
      } catch (reason) {
        refusal = asError(reason);
      }
    }
    if (refusal) throw refusal;
    setNone(true);
  };
  return { claim: (id) => told(() => act(id, 'claim'))(), release: (id) => told(() => act(id, 'release'))(), takeNext: told(next), error, none };
}

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));
