import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Loading, Tag, useWords, type Tone } from '#libs/ui';
import { useFirms } from './api.ts';

const TONES: Record<string, Tone> = { registered: 'ok', licenceRevoked: 'bad', deregistered: 'none' };

export function FirmStateTag({ state }: { state: string }): ReactNode {
  const { t } = useWords();
  return <Tag tone={TONES[state] ?? 'none'}>{t(`entityState.${state}`)}</Tag>;
}

/** One's own firms; nothing while there is none, for then the filings below say all. */
export function FirmList(): ReactNode {
  const { t } = useWords();
  const firms = useFirms();
  if (!firms.data) return <Loading error={firms.error} again={() => void firms.refetch()} lines={2} />;
  if (firms.data.length === 0) return null;
  return (
    <section className="stack tight">
      <h2>{t('firm.mine')}</h2>
      <ul className="tasks">
        {firms.data.map((firm) => (
          <li key={firm.id}>
            <Link to={`/firms/${firm.id}`}>
              <b className="song">{firm.name}</b>
              <small className="code">{firm.code}</small>
              <FirmStateTag state={firm.state} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
