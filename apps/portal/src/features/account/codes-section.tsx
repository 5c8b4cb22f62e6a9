import type { ReactNode } from 'react';
import type { WaysInView } from '#libs/contract';
import { Button, useWords } from '#libs/ui';
import { CodesNote } from './codes-note.tsx';
import { useMakeCodes } from './ways-api.ts';
import { WayTrouble } from './way-trouble.tsx';

/** Ten codes for the day when password and phone are gone; shown once. */
export function CodesSection({ ways }: { ways: WaysInView }): ReactNode {
  const { t } = useWords();
  const make = useMakeCodes();
  return (
    <section className="sheet stack tight">
      <h3>{t('account.codes')}</h3>
      <p>{t('account.codes.text')}</p>
      {!make.data && <p>{ways.recoveryCodes > 0 ? t('account.codes.left', { count: ways.recoveryCodes }) : t('account.codes.none')}</p>}
      <WayTrouble error={make.error} />
      {make.data ? (
        <CodesNote codes={make.data.codes} kept={() => make.reset()} />
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
