import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import type { TrailPage, TrailSearch } from '#libs/contract';
import { api, useAct } from '#libs/ui';

const SIZE = '50';

const asked = (search: TrailSearch): Record<string, string> => Object.fromEntries(Object.entries(search).filter(([, value]) => value));

/** Page after page, each where the one before ended. */
export const useTrail = (search: TrailSearch) =>
  useInfiniteQuery<TrailPage, Error, InfiniteData<TrailPage>, (string | TrailSearch)[], string | null>({
    queryKey: ['trail', search],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...asked(search), size: SIZE, ...(pageParam ? { after: pageParam } : {}) });
      return api.get<TrailPage>(`/trail?${query.toString()}`, signal);
    },
    initialPageParam: null,
    getNextPageParam: ({ next }: TrailPage) => next,
  });

/** Takes the table away: the browser keeps it as a file. */
export const useExport = () =>
  useAct(
    (search: TrailSearch) => api.file('/trail/export', { body: asked(search) }),
    (table) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(table);
      link.download = 'trail.csv';
      link.click();
      URL.revokeObjectURL(link.href);
    },
  );
