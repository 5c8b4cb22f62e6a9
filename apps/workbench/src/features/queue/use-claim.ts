import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { TaskView } from '#libs/contract';
import { api, ApiError, newKey } from '#libs/ui';

interface Claiming {
  claim: (id: string) => void;
  release: (id: string) => void;
  /** What is this officer's to do now: claimed by the server, opened here. */
  takeNext: () => void;
  error: Error | null;
  /** Asked for the next one, and there was none. */
  none: boolean;
}

/** Taking tasks and putting them back. Which one is next the server says: two officers who ask at one moment get two. */
export function useClaim(): Claiming {
  const client = useQueryClient();
  const navigate = useNavigate();
  const asking = useRef(false);
  const [error, setError] = useState<Error | null>(null);
  const [none, setNone] = useState(false);
  const learn = (task: TaskView): TaskView => {
    client.setQueryData(['task', task.id], task);
    void client.invalidateQueries({ queryKey: ['desk'] });
    return task;
  };
  const told = async (run: () => Promise<unknown>): Promise<void> => {
    if (asking.current) return;
    asking.current = true;
    setError(null);
    setNone(false);
    try {
      await run();
    } catch (reason) {
      if (reason instanceof ApiError && reason.body.code === 'desk.nothing_to_do') setNone(true);
      else setError(reason instanceof Error ? reason : new Error(String(reason)));
    } finally {
      asking.current = false;
    }
  };
  const act = (id: string, what: 'claim' | 'release'): void =>
    void told(async () => learn(await api.post<TaskView>(`/tasks/${id}/${what}`, { key: newKey() })));
  const next = async (): Promise<void> => {
    const task = learn(await api.post<TaskView>('/desk/next', { key: newKey() }));
    void navigate(`/tasks/${task.id}`);
  };
  return { claim: (id) => act(id, 'claim'), release: (id) => act(id, 'release'), takeNext: () => void told(next), error, none };
}
