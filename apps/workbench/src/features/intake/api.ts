import { useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type {
  CheckView,
  DocumentView,
  EntityType,
  Facts,
  FilingView,
  IdentityDocumentType,
  IntakeRow,
  SeenAtWindowBody,
  SeenAtWindowView,
} from '#libs/contract';
import { api, useAct, useWords } from '#libs/ui';

export interface WalkIn {
  kind: 'establishment';
  entityType: EntityType;
  jurisdiction: string;
  channel: 'window';
  acceptingOffice: string;
  applicant: { name: string; document: { type: IdentityDocumentType; number: string } };
  facts: Facts;
}

export const useEntered = (): UseQueryResult<IntakeRow[]> =>
  useQuery({ queryKey: ['intake', 'list'], queryFn: ({ signal }) => api.get<IntakeRow[]>('/intake/filings', signal) });

export const useWindowFiling = (id: string): UseQueryResult<FilingView> =>
  useQuery({ queryKey: ['intake', id], queryFn: ({ signal }) => api.get<FilingView>(`/intake/filings/${id}`, signal) });

/** Checked anew with each version of the draft. */
export function useWindowCheck(id: string, version: number): UseQueryResult<CheckView> {
  const { language } = useWords();
  return useQuery({
    queryKey: ['intake', id, 'check', version, language],
    queryFn: ({ signal }) => api.get<CheckView>(`/intake/filings/${id}/check`, signal),
  });
}

export function useEnter(done: (filing: FilingView) => void): UseMutationResult<FilingView, Error, WalkIn> {
  const learn = useLearn();
  return useAct(
    (body, key) => api.post<FilingView>('/intake/filings', { body, key }),
    (filing) => {
      learn(filing);
      done(filing);
    },
  );
}

/** Not keyed: a code serves once, and whose it was is said. */
export const useSeen = (done: () => void): UseMutationResult<SeenAtWindowView, Error, SeenAtWindowBody> =>
  useAct((body) => api.post<SeenAtWindowView>('/intake/identities', { body }), done);

export function useSave(filing: FilingView): UseMutationResult<FilingView, Error, Facts> {
  return useAct((body) => api.patch<FilingView>(`/intake/filings/${filing.id}`, { body, ifMatch: filing.version }), useLearn());
}

export function useContacts(id: string): UseMutationResult<FilingView, Error, Record<string, { mobile: string }>> {
  return useAct((contacts) => api.put<FilingView>(`/intake/filings/${id}/contacts`, { body: { contacts } }), useLearn());
}

type Move = 'request-signatures' | 'edit' | 'submit';

export function useMove(id: string, move: Move): UseMutationResult<FilingView, Error, void> {
  return useAct((_nothing, key) => api.post<FilingView>(`/intake/filings/${id}/${move}`, { key }), useLearn());
}

export function useSignOnPaper(id: string): UseMutationResult<FilingView, Error, string> {
  return useAct((person, key) => api.post<FilingView>(`/intake/filings/${id}/sign-on-paper`, { body: { person }, key }), useLearn());
}

export function useScan(id: string): UseMutationResult<DocumentView, Error, { kind: string; file: File }> {
  const client = useQueryClient();
  return useAct(
    ({ kind, file }, key) => {
      const form = new FormData();
      form.set('kind', kind);
      form.set('file', file);
      return api.post<DocumentView>(`/intake/filings/${id}/documents`, { body: form, key });
    },
    () => void client.invalidateQueries({ queryKey: ['intake', id] }),
  );
}

function useLearn(): (filing: FilingView) => void {
  const client = useQueryClient();
  return (filing) => {
    client.setQueryData(['intake', filing.id], filing);
    void client.invalidateQueries({ queryKey: ['intake', 'list'] });
    void client.invalidateQueries({ queryKey: ['intake', filing.id, 'check'] });
  };
}
