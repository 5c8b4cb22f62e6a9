import { useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { FilingView, PermitHeld, ScopeClassesView, ScopeSearchView } from '#libs/contract';
import { api, useAct, useWords } from '#libs/ui';
import { checkAnew } from './api.ts';
import { useSettled } from './use-settled.ts';

/** Activities that everyday words, sounds or initials may mean. */
export function useScopeSearch(typed: string): UseQueryResult<ScopeSearchView> & { asked: string } {
  const { language } = useWords();
  const asked = useSettled(typed.trim(), typed.trim(), 300);
  const found = useQuery({
    queryKey: ['scope-search', asked, language],
    queryFn: ({ signal }) => api.get<ScopeSearchView>(`/scope/search?q=${encodeURIComponent(asked)}`, signal),
    enabled: asked !== '',
    staleTime: 600_000,
  });
  return { ...found, asked };
}

/** What each chosen activity needs, known the moment it is chosen. */
export function useScopeClasses(items: readonly string[]): UseQueryResult<ScopeClassesView> {
  const { language } = useWords();
  return useQuery({
    queryKey: ['scope-classes', items, language],
    queryFn: () => api.post<ScopeClassesView>('/scope/classify', { body: { items } }),
    enabled: items.length > 0,
    staleTime: 600_000,
    placeholderData: (before) => before,
  });
}

/** All permits held, in place of those said before. */
export function useSetPermits(id: string, done: () => void): UseMutationResult<FilingView, Error, PermitHeld[]> {
  const client = useQueryClient();
  return useAct(
    (permits) => api.put<FilingView>(`/filings/${id}/permits`, { body: { permits } }),
    (filing) => {
      client.setQueryData(['filing', id], filing);
      void checkAnew(client, id);
      done();
    },
  );
}
