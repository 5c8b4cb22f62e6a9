import type { ReactNode } from 'react';
import { Columns, Page, useAccount, useBook, useWords } from '#libs/ui';
import { AccountSections } from '../features/account/account-sections.tsx';
import { accountWords } from '../features/account/account-words.ts';
import { SignOutButton } from './sign-out-button.tsx';

/** One's own account: how one reads, what lets one in, where one is signed in. */
export default function AccountPage(): ReactNode {
  useBook(accountWords);
  const { t } = useWords();
  const account = useAccount();
  return (
    <Page title={t('account.title')} eyebrow={account?.name} back={account?.kind === 'staff' ? undefined : { to: '/mine', text: t('list.back') }}>
      <Columns
        label={t('mine.account')}
        aside={
          <section className="stack tight">
            <h2>{t('mine.account')}</h2>
            <p>
              {t('account.login')} <span className="code">{account?.login}</span>
            </p>
            {account?.kind === 'applicant' && (
              <p>{account.identity ? t('mine.proved', { name: account.identity.name, tail: account.identity.numberTail }) : t('mine.notProved')}</p>
            )}
            {account?.kind === 'staff' && (
              <p>
                <a className="hit" href="/workbench/">
                  {t('app.toWorkbench')}
                </a>
              </p>
            )}
            <p className="row">
              <SignOutButton />
            </p>
          </section>
        }
      >
        <AccountSections />
      </Columns>
    </Page>
  );
}
