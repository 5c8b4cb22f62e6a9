import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { DeskPage, DeskSearch, LanesView } from '#libs/contract';
import { api } from '#libs/ui';

export const PAGE_SIZE = 50;

/** What a queue is asked for, as it stands in an address. The board's figures are such questions too. */
export const searchText = (search: DeskSearch): string =>
  new URLSearchParams(Object.entries(search).map(([key, value]) => [key, String(value)])).toString();

/** The key of a lane and its filters; live news asks everything under `desk` again. */
export const useDeskPage = (search: string, after: string | null, size = PAGE_SIZE): UseQueryResult<DeskPage> =>
  useQuery({
    queryKey: ['desk', 'tasks', search, after, size],
    queryFn: ({ signal }) => {
      const asked = new URLSearchParams(search);
      asked.set('size', String(size));
      if (after) asked.set('after', after);
      return api.get<DeskPage>(`/desk/tasks?${asked.toString()}`, signal);
    },
    refetchInterval: 60_000,
    placeholderData: (before, query) => (query?.queryKey[2] === search ? keepPreviousData(before) : undefined),
  });

export const useLanes = (): UseQueryResult<LanesView> =>
  useQuery({ queryKey: ['desk', 'lanes'], queryFn: ({ signal }) => api.get<LanesView>('/desk/lanes', signal), refetchInterval: 60_000 });
