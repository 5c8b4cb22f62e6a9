import { useQuery, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { FilingView, PaperCheckView, PublicLicenceView } from '#libs/contract';
import { api, useAct } from '#libs/ui';

/** What anyone may know of the licence with this code. `n` and `s` come with the printed link and prove it. */
export const usePublicLicence = (code: string, link: string): UseQueryResult<PublicLicenceView> =>
  useQuery({
    queryKey: ['licence', code, link],
    queryFn: ({ signal }) => api.get<PublicLicenceView>(`/licences/${encodeURIComponent(code)}${link}`, signal),
    enabled: code !== '',
  });

export function useCheckPaper(): UseMutationResult<PaperCheckView, Error, File> {
  return useAct((file, key) => {
    const body = new FormData();
    body.append('file', file);
    return api.post<PaperCheckView>('/licences/check-paper', { body, key });
  });
}

export const useOwnFiling = (id: string): UseQueryResult<FilingView> =>
  useQuery({ queryKey: ['filing', id], queryFn: ({ signal }) => api.get<FilingView>(`/filings/${id}`, signal) });
