import { useEffect, useState } from 'react';
import { useQuery, useQueryClient, type QueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type {
  AgentFirmView,
  Channel,
  CheckView,
  DifferenceRow,
  DocumentView,
  EntityType,
  Facts,
  FilingKind,
  FilingRow,
  FilingView,
  OwnFirmView,
  RegisterSearchView,
  TrackView,
} from '#libs/contract';
import { api, ApiError, fileAddress, mayPass, useAct } from '#libs/ui';
import type { Sent } from './draft-saver.ts';

export const useFilings = (): UseQueryResult<FilingRow[]> =>
  useQuery({ queryKey: ['filings'], queryFn: ({ signal }) => api.get<FilingRow[]>('/filings', signal) });

/** Asked again by itself while others are signing. */
export const useFiling = (id: string): UseQueryResult<FilingView> =>
  useQuery({
    queryKey: ['filing', id],
    queryFn: ({ signal }) => api.get<FilingView>(`/filings/${id}`, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'AWAITING_SIGNATURES' ? 4_000 : false),
  });

/** All findings at once, anew whenever the page is shown or something was saved. */
export const useCheck = (id: string): UseQueryResult<CheckView> =>
  useQuery({
    queryKey: ['check', id],
    queryFn: async ({ signal }) => {
      const check = await api.get<CheckView>(`/filings/${id}/check`, signal);
      return { ...check, findings: [...check.findings, ...check.holdersWithoutSigner] };
    },
    staleTime: 0,
  });

/**
 * The check of what the server has now. One that is under way may have been of what it had before, and would be taken for the answer: a first one
 * is not begun anew by being declared stale.
 */
export async function checkAnew(client: QueryClient, id: string): Promise<void> {
  await client.cancelQueries({ queryKey: ['check', id] });
  await client.invalidateQueries({ queryKey: ['check', id] });
}

/** Asked anew whenever the server says that something changed; while its line is cut, every few seconds, until nothing more can come. */
export function useTrack(id: string): UseQueryResult<TrackView> & { live: boolean; over: boolean } {
  const client = useQueryClient();
  const [live, setLive] = useState(false);
  const track = useQuery({
    queryKey: ['track', id],
    queryFn: ({ signal }) => api.get<TrackView>(`/filings/${id}/track`, signal),
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : live ? 60_000 : 3_000),
  });
  const over = track.data !== undefined && isOver(track.data);
  useEffect(() => {
    if (over) return undefined;
    const events = new EventSource(fileAddress(`/filings/${id}/track/events`));
    const learn = (): void => {
      for (const about of ['track', 'filing']) void client.invalidateQueries({ queryKey: [about, id] });
    };
    events.addEventListener('here', () => setLive(true));
    events.addEventListener('changed', () => {
      setLive(true);
      learn();
    });
    events.onerror = () => setLive(false);
    return () => {
      events.close();
      setLive(false);
    };
  }, [client, id, over]);
  return { ...track, live, over };
}

const isOver = ({ filing, tasks }: TrackView): boolean =>
  ['NOT_ACCEPTED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'].includes(filing.state) ||
  (filing.state === 'COMPLETED' && tasks.every((task) => task.state !== 'ASKED' && task.state !== 'AFTER_LICENCE'));

interface Beginning {
  kind: FilingKind;
  entityType: EntityType;
  jurisdiction: string;
  channel: Channel;
  /** Id or code of the firm that it concerns. */
  subject?: string;
  facts?: Facts;
  /** In the name of the own agent firm. */
  agent?: boolean;
}

/** The same as the page of the firm asks for. */
export const useOwnAgentFirm = (): UseQueryResult<{ firm: AgentFirmView | null }> =>
  useQuery({ queryKey: ['agent-firm'], queryFn: ({ signal }) => api.get<{ firm: AgentFirmView | null }>('/me/agent-firm', signal) });

export function useBegin(done: (filing: FilingView) => void): UseMutationResult<FilingView, Error, Beginning> {
  const client = useQueryClient();
  return useAct(
    (body, key) => api.post<FilingView>('/filings', { body, key }),
    (filing) => {
      client.setQueryData(['filing', filing.id], filing);
      void client.invalidateQueries({ queryKey: ['filings'] });
      done(filing);
    },
  );
}

type Move = 'request-signatures' | 'edit' | 'submit' | 'withdraw' | 'restore';

/** A step of the filing as a whole. What it answers is what the pages show from then on. */
export function useMove(id: string, move: Move, done?: (filing: FilingView) => void): UseMutationResult<FilingView, Error, void> {
  const learn = useLearn(id);
  return useAct(
    (_nothing, key) => api.post<FilingView>(`/filings/${id}/${move}`, { key }),
    (filing) => {
      learn(filing);
      // The pages know of the new state with the next drawing; a page of a draft that opened before it would lead away again.
      if (done) setTimeout(() => done(filing));
    },
  );
}

/** Has one person's link sent again. */
export const useResend = (id: string): UseMutationResult<FilingView, Error, string> =>
  useAct((person, key) => api.post<FilingView>(`/filings/${id}/signers/${encodeURIComponent(person)}/resend`, { key }), useLearn(id));

export type Contacts = Record<string, { email?: string; mobile?: string }>;

export function useContacts(id: string, done: () => void): UseMutationResult<FilingView, Error, Contacts> {
  const learn = useLearn(id);
  return useAct(
    (contacts, key) => api.put<FilingView>(`/filings/${id}/contacts`, { body: { contacts }, key }),
    (filing) => {
      learn(filing);
      done();
    },
  );
}

/** What the applicant writes beside each remark; the officer reads both together. */
export function useAnswers(id: string): UseMutationResult<FilingView, Error, { remark: number; answer: string }> {
  const learn = useLearn(id);
  return useAct((answer, key) => api.put<FilingView>(`/filings/${id}/answers`, { body: { answers: [answer] }, key }), learn);
}

interface Upload {
  kind: string;
  file: File;
  onSent: (share: number) => void;
}

export function useUpload(id: string): UseMutationResult<DocumentView, Error, Upload> {
  const client = useQueryClient();
  return useAct(
    ({ kind, file, onSent }, key) => {
      const body = new FormData();
      body.append('kind', kind);
      body.append('file', file);
      return api.post<DocumentView>(`/filings/${id}/documents`, { body, key, onSent });
    },
    () => reload(client, id),
  );
}

export function useRemoveDocument(id: string): UseMutationResult<void, Error, string> {
  const client = useQueryClient();
  return useAct(
    (documentId, key) => api.remove<void>(`/filings/${id}/documents/${documentId}`, { key }),
    () => reload(client, id),
  );
}

function reload(client: ReturnType<typeof useQueryClient>, id: string): void {
  void client.invalidateQueries({ queryKey: ['filing', id] });
  void checkAnew(client, id);
}

function useLearn(id: string): (filing: FilingView) => void {
  const client = useQueryClient();
  return (filing) => {
    client.setQueryData(['filing', id], filing);
    for (const about of ['check', 'track', 'filings']) void client.invalidateQueries({ queryKey: about === 'filings' ? [about] : [about, id] });
  };
}

/** Sends parts of a draft; every ending is an answer, none is thrown. */
export async function sendParts(id: string, parts: Partial<Facts>, version: number): Promise<Sent> {
  try {
    return { how: 'saved', filing: await api.patch<FilingView>(`/filings/${id}?registry=follow`, { body: parts, ifMatch: version }) };
  } catch (error) {
    if (mayPass(error)) return { how: 'cut' };
    if (!(error instanceof ApiError)) return { how: 'refused', error: error instanceof Error ? error : new Error(String(error)) };
    if (error.status !== 412) return { how: 'refused', error };
    return stale(id);
  }
}

async function stale(id: string): Promise<Sent> {
  try {
    return { how: 'stale', current: await api.get<FilingView>(`/filings/${id}`) };
  } catch {
    return { how: 'cut' };
  }
}

/** What a change makes different, anew with every version of it. */
export const useDifference = (id: string, version: number): UseQueryResult<DifferenceRow[]> =>
  useQuery({ queryKey: ['difference', id, version], queryFn: ({ signal }) => api.get<DifferenceRow[]>(`/filings/${id}/difference`, signal) });

/** Who stands in the register under a code or a name. Nothing is asked for an empty question. */
export const useRegistered = (q: string): UseQueryResult<RegisterSearchView> =>
  useQuery({
    queryKey: ['register', q],
    queryFn: ({ signal }) => api.get<RegisterSearchView>(`/register?q=${encodeURIComponent(q)}`, signal),
    enabled: q !== '',
    retry: false,
  });

export const useOwnFirm = (id: string): UseQueryResult<OwnFirmView> =>
  useQuery({ queryKey: ['firm', id], queryFn: ({ signal }) => api.get<OwnFirmView>(`/me/firms/${id}`, signal), staleTime: 0 });
