import type { ReactNode } from 'react';
import { Columns, Page, useAccount, useBook, useWords } from '#libs/ui';
import { namedWords } from '../features/named/named-words.ts';
import { IdentityForm } from '../features/account/identity-form.tsx';
import { NamedList } from '../features/named/named-list.tsx';

/** Whoever has shown who they are sees where they are named, and says "not me" with one press. */
export default function NamedPage(): ReactNode {
  useBook(namedWords);
  const { t } = useWords();
  const account = useAccount();
  const proved = account?.identity ?? null;
  return (
    <Page title={t('named.title')} eyebrow={proved ? t('named.proved', { name: proved.name, tail: proved.numberTail }) : t('named.first')}>
      <Columns
        label={t('named.about')}
        aside={
          <>
            <section>
              <h2>{t('named.what')}</h2>
              <p>{t('named.what.text')}</p>
            </section>
            <section>
              <h2>{t('named.who')}</h2>
              <p>{t('named.who.text')}</p>
            </section>
          </>
        }
      >
        {proved ? (
          <NamedList />
        ) : (
          <>
            <p>{t('named.prove')}</p>
            <IdentityForm name={account?.name ?? ''} done={() => undefined} />
          </>
        )}
      </Columns>
    </Page>
  );
}
