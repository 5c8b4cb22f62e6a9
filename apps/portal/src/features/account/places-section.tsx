import type { ReactNode } from 'react';
import type { OwnSessionView } from '#libs/contract';
import { Button, Loading, shownTime, Tag, Trouble, useWords } from '#libs/ui';
import { useEndSession, usePlaces } from './ways-api.ts';

/** Where one is signed in, and the way to end it there. */
export function PlacesSection(): ReactNode {
  const { t } = useWords();
  const places = usePlaces();
  const end = useEndSession();
  const others = places.data?.filter(({ current }) => !current).length ?? 0;
  return (
    <section className="sheet stack tight">
      <h2>{t('account.places')}</h2>
      <p className="hint">{t('account.places.text')}</p>
      <p role="status" className="vh">
        {end.isSuccess && t('account.places.ended')}
      </p>
      <Trouble error={end.error} />
      {!places.data && <Loading error={places.error} again={() => void places.refetch()} lines={2} />}
      <ul className="own-list">
        {places.data?.map((place) => (
          <Place key={place.id} place={place} busy={end.isPending && end.variables === place.id} end={() => end.mutate(place.id)} />
        ))}
      </ul>
      {others > 1 && (
        <p className="row go">
          <Button busy={end.isPending && end.variables === null} onClick={() => end.mutate(null)}>
            {t('account.places.endOthers')}
          </Button>
        </p>
      )}
    </section>
  );
}

function Place({ place, busy, end }: { place: OwnSessionView; busy: boolean; end: () => void }): ReactNode {
  const { t, language } = useWords();
  const name = place.device || t(place.kind === 'program' ? 'account.places.program' : 'account.places.unknown');
  return (
    <li className="row between">
      <span>
        <b>{name}</b>
        <small className="sub line">{t('account.places.seen', { time: shownTime(place.lastSeenAt, language) })}</small>
      </span>
      {place.current ? (
        <Tag tone="ok">{t('account.places.here')}</Tag>
      ) : (
        <Button busy={busy} onClick={end}>
          {t('account.signOut')}
          <span className="vh">{name}</span>
        </Button>
      )}
    </li>
  );
}
