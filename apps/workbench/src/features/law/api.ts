import { keepPreviousData, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { LawDraftView, LawEntriesView, LawEntryView, LawFileView, UploadDraftBody } from '#libs/contract';
import { api, useAct, useWords } from '#libs/ui';

/** Where a file comes from is said in the reader's language, so each language is asked for by itself. */
function useLaw<T>(what: string, refetchInterval: number | false = false): UseQueryResult<T> {
  const { language } = useWords();
  return useQuery({ queryKey: ['law', what, language], queryFn: ({ signal }) => api.get<T>(`/law/${what}`, signal), refetchInterval });
}

export const useLawFiles = (): UseQueryResult<LawFileView[]> => useLaw('files');
export const useUnsourced = (): UseQueryResult<LawEntryView[]> => useLaw('unsourced');
export const useDrafts = (): UseQueryResult<LawDraftView[]> => useLaw('drafts', 10_000);

interface Looking {
  readonly file: string;
  readonly words: string;
  readonly unsourced: boolean;
  readonly page: number;
}

export function useEntries({ file, words, unsourced, page }: Looking): UseQueryResult<LawEntriesView> {
  const { language } = useWords();
  const search = new URLSearchParams({ q: words, page: String(page), ...(unsourced ? { unsourced: '1' } : {}) });
  return useQuery({
    queryKey: ['law', 'entries', file, language, words, unsourced, page],
    queryFn: ({ signal }) => api.get<LawEntriesView>(`/law/files/${file}?${search.toString()}`, signal),
    placeholderData: (before, query) => (query?.queryKey[2] === file ? keepPreviousData(before) : undefined),
  });
}

/** Uploads, approves or discards; afterwards everything about the law is asked anew. */
function useLawAct<V>(run: (what: V, key: string) => Promise<LawDraftView>, done?: () => void): UseMutationResult<LawDraftView, Error, V> {
  const client = useQueryClient();
  return useAct(run, () => {
    void client.invalidateQueries({ queryKey: ['law'] });
    done?.();
  });
}

export const useUploadDraft = (done: () => void) =>
  useLawAct((body: UploadDraftBody, key) => api.post<LawDraftView>('/law/drafts', { body, key }), done);

export const useApprove = (id: string) =>
  useLawAct((from: string, key) => api.post<LawDraftView>(`/law/drafts/${id}/approve`, { body: from ? { from } : {}, key }));

export const useDiscard = (id: string) => useLawAct((_nothing: void, key) => api.post<LawDraftView>(`/law/drafts/${id}/discard`, { key }));
