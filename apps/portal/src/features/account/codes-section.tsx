import { useEffect, useRef, type ReactNode } from 'react';
import type { WaysInView } from '#libs/contract';
import { Button, Note, useWords } from '#libs/ui';
import { useMakeCodes } from './ways-api.ts';
import { WayTrouble } from './way-trouble.tsx';

/** Ten codes for the day when password and phone are gone; shown once. */
export function CodesSection({ ways }: { ways: WaysInView }): ReactNode {
  const { t } = useWords();
  const make = useMakeCodes();
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (make.data) shown.current?.focus();
  }, [make.data]);
  return (
    <section className="sheet stack tight">
      <h3>{t('account.codes')}</h3>
      <p>{t('account.codes.text')}</p>
      {!make.data && <p>{ways.recoveryCodes > 0 ? t('account.codes.left', { count: ways.recoveryCodes }) : t('account.codes.none')}</p>}
      <WayTrouble error={make.error} />
      {make.data ? (
        <Note tone="info" title={t('account.codes.once')} ref={shown}>
          <p>{t('account.codes.keep')}</p>
          <ol className="code code-list">
            {make.data.codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ol>
          <p className="row go">
            <Button onClick={() => window.print()}>{t('account.codes.print')}</Button>
            <Button look="main" onClick={() => make.reset()}>
              {t('account.codes.kept')}
            </Button>
          </p>
        </Note>
      ) : (
        <p className="row go">
          <Button busy={make.isPending} onClick={() => make.mutate()}>
            {t(ways.recoveryCodes > 0 ? 'account.codes.again' : 'account.codes.make')}
          </Button>
        </p>
      )}
    </section>
  );
}
