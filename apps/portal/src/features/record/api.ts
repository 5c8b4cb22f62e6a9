import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ListingsView, RegisterFirmView } from '#libs/contract';
import { api, ApiError } from '#libs/ui';

const again = (failed: number, error: Error): boolean => !(error instanceof ApiError) && failed < 2;
const addressOf = (code: string, on: string | undefined): string => `${encodeURIComponent(code)}${on ? `?on=${on}` : ''}`;

/** A firm as it stood on a day; without a day, today. What stood on a day that is over is not asked twice. */
export const useRecord = (code: string, on: string | undefined, wanted = true): UseQueryResult<RegisterFirmView> =>
  useQuery({
    queryKey: ['record', code, on],
    queryFn: ({ signal }) => api.get<RegisterFirmView>(`/register/${addressOf(code, on)}`, signal),
    enabled: wanted,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: again,
  });

/** The lists on which it stood. */
export const useListings = (code: string, on: string | undefined): UseQueryResult<ListingsView> =>
  useQuery({
    queryKey: ['listings', code, on],
    queryFn: ({ signal }) => {
      const [own, day] = addressOf(code, on).split('?');
      return api.get<ListingsView>(`/register/${own}/listings${day ? `?${day}` : ''}`, signal);
    },
    placeholderData: keepPreviousData,
    retry: again,
  });
