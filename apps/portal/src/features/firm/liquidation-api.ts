import { useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { DissolutionGround, LiquidationView } from '#libs/contract';
import { api, useAct } from '#libs/ui';

const KEY = ['liquidations'];

/** The winding-up of a firm that the caller has filed, if one runs or has ended it. */
export const useLiquidation = (entity: string): UseQueryResult<LiquidationView | null> =>
  useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<LiquidationView[]>('/liquidations', signal),
    staleTime: 0,
    select: (all) => all.find((one) => one.entity.id === entity && one.state !== 'WITHDRAWN') ?? null,
  });

interface Filed {
  entity: string;
  ground: DissolutionGround;
  dissolvedOn: string;
  members: { name: string; isHead: boolean }[];
  claimsAddress: string;
}

export function useFileLiquidation(): UseMutationResult<LiquidationView, Error, Filed> {
  const client = useQueryClient();
  return useAct(
    (body, key) => api.post<LiquidationView>('/liquidations', { body, key }),
    () => void client.invalidateQueries({ queryKey: KEY }),
  );
}

export function useWithdrawLiquidation(id: string): UseMutationResult<LiquidationView, Error, void> {
  const client = useQueryClient();
  return useAct(
    (_nothing, key) => api.post<LiquidationView>(`/liquidations/${id}/withdraw`, { key }),
    () => void client.invalidateQueries({ queryKey: KEY }),
  );
}
