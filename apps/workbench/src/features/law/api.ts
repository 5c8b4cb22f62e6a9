import { keepPreviousData, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { LawDraftView, LawEntriesView, LawEntryView, LawFileView, UploadDraftBody } from '#libs/contract';
import { api, useAct } from '#libs/ui';

export const useLawFiles = (): UseQueryResult<LawFileView[]> =>
  useQuery({ queryKey: ['law', 'files'], queryFn: ({ signal }) => api.get<LawFileView[]>('/law/files', signal) });

export const useUnsourced = (): UseQueryResult<LawEntryView[]> =>
  useQuery({ queryKey: ['law', 'unsourced'], queryFn: ({ signal }) => api.get<LawEntryView[]>('/law/unsourced', signal) });

export const useDrafts = (): UseQueryResult<LawDraftView[]> =>
  useQuery({ queryKey: ['law', 'drafts'], queryFn: ({ signal }) => api.get<LawDraftView[]>('/law/drafts', signal), refetchInterval: 10_000 });

interface Looking {
  readonly file: string;
  readonly words: string;
  readonly unsourced: boolean;
  readonly page: number;
}

export function useEntries({ file, words, unsourced, page }: Looking): UseQueryResult<LawEntriesView> {
  const search = new URLSearchParams({ q: words, page: String(page), ...(unsourced ? { unsourced: '1' } : {}) });
  return useQuery({
    queryKey: ['law', 'entries', file, words, unsourced, page],
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
