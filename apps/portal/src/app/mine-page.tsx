import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Columns, Page, useAccount, useWords } from '#libs/ui';
import { FilingList } from '../features/filing/filing-list.tsx';
import { FirmList } from '../features/firm/firm-list.tsx';
import { useUnread } from '../features/inbox/api.ts';
import { SignOutButton } from './sign-out-button.tsx';

/** Everything that is one's own, and the way out. */
export default function MinePage(): ReactNode {
  const { t } = useWords();
  const account = useAccount();
  const unread = useUnread();
  return (
    <Page title={t('mine.title')} eyebrow={account?.name}>
      <Columns
        label={t('mine.account')}
        aside={
          <>
            <section>
              <h2>{t('inbox.title')}</h2>
              <p>
                <Link className="hit" to="/inbox">
                  {unread > 0 ? t('mine.unread', { count: unread }) : t('mine.noUnread')}
                </Link>
              </p>
            </section>
            <section className="stack tight">
              <h2>{t('mine.account')}</h2>
              <p>{account?.identity ? t('mine.proved', { name: account.identity.name, tail: account.identity.numberTail }) : t('mine.notProved')}</p>
              <p>
                <Link className="hit" to="/account">
                  {t('mine.toAccount')}
                </Link>
              </p>
              <p>
                <Link className="hit" to="/objections">
                  {t('mine.objections')}
                </Link>
              </p>
              <p className="row">
                <SignOutButton />
              </p>
            </section>
            <section className="stack tight">
              <h2>{t('mine.agent')}</h2>
              <p>
                <Link className="hit" to="/agent">
                  {t('mine.agent.to')}
                </Link>
              </p>
            </section>
          </>
        }
      >
        <FirmList />
        <section className="stack tight">
          <h2>{t('mine.filings')}</h2>
          <FilingList />
        </section>
        <p className="row go">
          <Link className="btn main" to="/begin">
            {t('app.begin')}
          </Link>
        </p>
      </Columns>
    </Page>
  );
}
