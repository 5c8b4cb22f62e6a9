import type { ReactNode } from 'react';
import { Button, Columns, Page, useBook, useWords } from '#libs/ui';
import { accountWords } from './account-words.ts';
import { CodesNote } from './codes-note.tsx';
import { useMakeCodes } from './ways-api.ts';
import { WayTrouble } from './way-trouble.tsx';

/** An account without a password is there: what brings its owner back when the device is lost, before anything else. */
export default function FirstCodes({ onDone }: { onDone: () => void }): ReactNode {
  useBook(accountWords);
  const { t } = useWords();
  const make = useMakeCodes();
  return (
    <Page title={t('account.opened')} lede={t('account.opened.text')}>
      <Columns>
        <section className="sheet stack tight">
          <h2>{t('account.codes')}</h2>
          <p>{t('account.opened.codes')}</p>
          <WayTrouble error={make.error} />
          {make.data ? (
            <CodesNote codes={make.data.codes} kept={onDone} />
          ) : (
            <p className="row go">
              <Button look="main" busy={make.isPending} onClick={() => make.mutate()}>
                {t('account.codes.make')}
              </Button>
              <Button onClick={onDone}>{t('ui.notNow')}</Button>
            </p>
          )}
        </section>
      </Columns>
    </Page>
  );
}
