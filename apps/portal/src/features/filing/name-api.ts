import { useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { Facts, FilingView, NameCheckView, NameFacts, ReservationView } from '#libs/contract';
import { api, useAct, useOnline, useWords } from '#libs/ui';
import { useSettled } from './use-settled.ts';

export interface LiveVerdict {
  /** On exactly the text that stands in the fields now; otherwise nothing. */
  verdict: NameCheckView | null;
  state: 'empty' | 'checking' | 'offline' | 'failed' | 'judged';
  error: Error | null;
  again: () => void;
}

/** Judges the name while it is typed. An answer on another text than the one that stands there is never shown. */
export function useNameVerdict(filing: FilingView, name: NameFacts, facts: Facts): LiveVerdict {
  const { language } = useWords();
  const online = useOnline();
  const body = question(filing, name, facts);
  const key = JSON.stringify(body);
  const settled = useSettled(body, key);
  const asked = JSON.stringify(settled);
  const complete = Boolean((name.tradeName || name.parentName) && name.organizationalForm);
  const check = useQuery({
    queryKey: ['name-check', asked, language],
    queryFn: () => api.post<NameCheckView>('/names/check', { body: settled }),
    enabled: complete && asked === key,
    staleTime: 30_000,
    networkMode: 'always',
  });
  const verdict = complete && asked === key ? (check.data ?? null) : null;
  const failed = asked === key && check.isError && !check.isFetching;
  return {
    verdict,
    state: !complete ? 'empty' : verdict ? 'judged' : !online ? 'offline' : failed ? 'failed' : 'checking',
    error: failed ? check.error : null,
    again: () => void check.refetch(),
  };
}

function question(filing: FilingView, { reservation: _held, ...name }: NameFacts, facts: Facts): { frame: object; name: NameFacts; facts: object } {
  const { kind, entityType, jurisdiction, subject } = filing;
  const investors = (facts.investors ?? []).flatMap(({ organisation }) => {
    if (!organisation?.name || !organisation.unifiedSocialCreditCode) return [];
    const { name: called, unifiedSocialCreditCode, registerEntity, controlledBy, bodyKind } = organisation;
    return [{ name: called, unifiedSocialCreditCode, registerEntity, controlledBy, bodyKind }];
  });
  return {
    frame: { kind, entityType, jurisdiction, subject },
    name,
    facts: {
      ...(typeof facts.registeredCapital === 'number' ? { registeredCapital: facts.registeredCapital } : {}),
      businessScope: facts.businessScope ?? [],
      investors,
    },
  };
}

export const useReservations = (enabled: boolean): UseQueryResult<ReservationView[]> =>
  useQuery({ queryKey: ['reservations'], queryFn: ({ signal }) => api.get<ReservationView[]>('/names/reservations', signal), enabled });

/** Reserves the very text of a verdict. */
export function useReserve(done: (made: ReservationView) => void): UseMutationResult<ReservationView, Error, NameCheckView> {
  const client = useQueryClient();
  return useAct(
    (verdict, key) =>
      api.post<ReservationView>('/names/reservations', { body: { verdictToken: verdict.verdictToken, name: verdict.name.full }, key }),
    (made) => {
      void client.invalidateQueries({ queryKey: ['reservations'] });
      done(made);
    },
  );
}

export function useRenew(): UseMutationResult<ReservationView, Error, string> {
  const client = useQueryClient();
  return useAct(
    (id, key) => api.post<ReservationView>(`/names/reservations/${id}/renew`, { key }),
    () => void client.invalidateQueries({ queryKey: ['reservations'] }),
  );
}
