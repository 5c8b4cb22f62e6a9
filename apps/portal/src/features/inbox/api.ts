import { useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { NoticeView } from '#libs/contract';
import { api, useAct } from '#libs/ui';

export const useNotices = (): UseQueryResult<NoticeView[]> =>
  useQuery({ queryKey: ['notices'], queryFn: ({ signal }) => api.get<NoticeView[]>('/notices', signal), refetchInterval: 30_000 });

export const useUnread = (): number => useNotices().data?.filter((notice) => notice.readAt === null).length ?? 0;

export function useRead(): UseMutationResult<unknown, Error, string> {
  const client = useQueryClient();
  return useAct(
    (id, key) => api.post<unknown>(`/notices/${id}/read`, { key }),
    () => void client.invalidateQueries({ queryKey: ['notices'] }),
  );
}
