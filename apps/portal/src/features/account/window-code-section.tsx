import type { ReactNode } from 'react';
import { Button, Note, shownTime, Trouble, useWords } from '#libs/ui';
import { useWindowCode } from './api.ts';

/** The last way: a code for the window, shown once. */
export function WindowCodeSection(): ReactNode {
  const { t, language } = useWords();
  const ask = useWindowCode();
  return (
    <section className="stack tight">
      <p>{t('identity.window.text')}</p>
      <Trouble error={ask.error} again={() => ask.mutate()} />
      {ask.data && (
        <Note tone="info" icon="key" title={t('identity.window.code')} role="status">
          <ul className="code-list code">
            <li>{ask.data.code}</li>
          </ul>
          <p>{t('identity.window.until', { until: shownTime(ask.data.until, language) })}</p>
        </Note>
      )}
      {!ask.data && (
        <p className="row go">
          <Button look="main" busy={ask.isPending} onClick={() => ask.mutate()}>
            {t('identity.window.go')}
          </Button>
        </p>
      )}
    </section>
  );
}
