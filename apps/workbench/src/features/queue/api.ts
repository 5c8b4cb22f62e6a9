import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { TaskList } from '#libs/contract';
import { api } from '#libs/ui';

export const LANES = ['open', 'mine', 'done'] as const;
export type Lane = (typeof LANES)[number];
export const PAGE_SIZE = 50;

/** A lane's page, counted from 0; its count is the list's own total, so that number and list cannot differ. */
export const useTasks = (lane: Lane, page = 0): UseQueryResult<TaskList> =>
  useQuery({
    queryKey: ['tasks', lane, page],
    queryFn: ({ signal }) => api.get<TaskList>(`/tasks?view=${lane}&page=${page}&size=${PAGE_SIZE}`, signal),
    refetchInterval: 5_000,
    placeholderData: keepPreviousData,
  });
