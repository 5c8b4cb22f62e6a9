import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { OwnFirmRow, OwnFirmView } from '#libs/contract';
import { api } from '#libs/ui';

export const useFirms = (): UseQueryResult<OwnFirmRow[]> =>
  useQuery({ queryKey: ['firms'], queryFn: ({ signal }) => api.get<OwnFirmRow[]>('/me/firms', signal), staleTime: 0 });

export const useFirm = (id: string): UseQueryResult<OwnFirmView> =>
  useQuery({ queryKey: ['firm', id], queryFn: ({ signal }) => api.get<OwnFirmView>(`/me/firms/${id}`, signal), staleTime: 0 });
