import { useState, type ReactNode } from 'react';
import type { DenialView } from '#libs/contract';
import { Button, shownTime, Tag, useWords } from '#libs/ui';

interface PartProps {
  name: string;
  roles: string;
  denial: DenialView | null;
  mayDeny: boolean;
  busy: boolean;
  deny: () => void;
  children: ReactNode;
}

const TONE = { OPEN: 'wait', LIFTED: 'none', UPHELD: 'ok' } as const;

/** One firm or filing: as what one is named, how it came about, and the two answers. "Me" changes nothing and is only put away. */
export function Part({ name, roles, denial, mayDeny, busy, deny, children }: PartProps): ReactNode {
  const { t, language } = useWords();
  const [mine, setMine] = useState(false);
  return (
    <section className="sheet stack tight">
      <div className="stack close">
        <h2 className="song">{name}</h2>
        <p>{roles}</p>
        <p className="sub">{children}</p>
      </div>
      {denial && (
        <p>
          <Tag tone={TONE[denial.state]}>{t(`named.denial.${denial.state}`)}</Tag>{' '}
          <span className="sub">{t('named.denied', { time: shownTime(denial.at, language), receipt: denial.id.slice(0, 8).toUpperCase() })}</span>
        </p>
      )}
      {mine && (
        <p role="status">
          <Tag tone="ok">{t('named.me.noted')}</Tag>
        </p>
      )}
      {mayDeny && !mine && (
        <p className="row">
          <Button onClick={() => setMine(true)}>
            {t('named.me')}
            <span className="vh">{name}</span>
          </Button>
          <Button look="stop" busy={busy} onClick={deny}>
            {t('named.notMe')}
            <span className="vh">{name}</span>
          </Button>
        </p>
      )}
    </section>
  );
}
