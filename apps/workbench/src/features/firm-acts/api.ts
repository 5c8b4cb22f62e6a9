import { useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { FirmOrderKind, FirmOrderMove, FirmOrderView } from '#libs/contract';
import { api, useAct } from '#libs/ui';

const KEY = ['firm-orders'] as const;

/** Acts about firms of one's districts, open ones first; asked again by itself. */
export const useFirmOrders = (): UseQueryResult<FirmOrderView[]> =>
  useQuery({ queryKey: KEY, queryFn: ({ signal }) => api.get<FirmOrderView[]>('/firm-orders', signal), refetchInterval: 15_000 });

export interface Proposal {
  kind: FirmOrderKind;
  code: string;
  ground: string;
  document: string;
  reason: string;
}

export function usePropose(done: () => void): UseMutationResult<FirmOrderView, Error, Proposal> {
  const client = useQueryClient();
  return useAct(
    (body, key) => api.post<FirmOrderView>('/firm-orders', { body, key }),
    () => {
      void client.invalidateQueries({ queryKey: KEY });
      done();
    },
  );
}

export function useOrderMove(id: string, done: () => void): UseMutationResult<FirmOrderView, Error, { move: FirmOrderMove; reason: string }> {
  const client = useQueryClient();
  return useAct(
    ({ move, reason }, key) => api.post<FirmOrderView>(`/firm-orders/${id}/${move}`, { body: { reason }, key }),
    (order) => {
      client.setQueryData<FirmOrderView[]>(KEY, (rows = []) => rows.map((row) => (row.id === order.id ? order : row)));
      done();
    },
  );
}
