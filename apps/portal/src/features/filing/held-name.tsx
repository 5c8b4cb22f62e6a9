import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { NameFacts, ReservationView } from '#libs/contract';
import { Button, Note, shownDate, Trouble, useWords } from '#libs/ui';
import { useDraft } from './draft.tsx';
import { useRenew, useReservations } from './name-api.ts';

/** The applicant's own reservation of exactly this name. */
export function useHeldName(name: NameFacts | undefined): ReservationView | null {
  const { data } = useReservations(Boolean(name?.full));
  const own = data?.filter((one) => one.code === name?.reservation || one.name.full === name?.full) ?? [];
  return own.find((one) => one.state === 'running' || one.state === 'inUse') ?? own.find((one) => one.code === name?.reservation) ?? null;
}

/** Told at the first step when a name is kept no longer, with the way on; the draft is kept. */
export function HeldNameNote({ onPage }: { onPage?: boolean }): ReactNode {
  const { t, language } = useWords();
  const { filing, facts } = useDraft();
  const held = useHeldName(facts.name);
  const renew = useRenew();
  if (!held || !facts.name?.reservation || held.name.full !== facts.name.full) return null;
  const date = shownDate(held.validTo, language);
  if (held.state === 'expired' || held.state === 'released')
    return (
      <Note tone="warn" title={t('held.over', { name: held.name.full, date })}>
        <p>{t('held.over.text')}</p>
        {!onPage && (
          <p>
            <Link className="hit" to={`/filings/${filing.id}/name`}>
              {t('held.again')}
            </Link>
          </p>
        )}
      </Note>
    );
  if (held.state !== 'running' || !held.mayRenew || !onPage) return null;
  return (
    <Note tone="info" slim>
      <p>{t('held.renew.text', { date })}</p>
      <Trouble error={renew.error} />
      <p className="row">
        <Button busy={renew.isPending} onClick={() => renew.mutate(held.id)}>
          {t('held.renew')}
        </Button>
      </p>
    </Note>
  );
}
