import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { NoticeView } from '#libs/contract';
import { Button, Columns, Loading, Page, shownTime, Tag, useWords } from '#libs/ui';
import { useNotices, useRead } from './api.ts';

/** Everything we have told this person, the newest first. */
export default function InboxPage(): ReactNode {
  const { t } = useWords();
  const notices = useNotices();
  return (
    <Page title={t('inbox.title')} back={{ to: '/mine', text: t('list.back') }}>
      <Columns>
        {!notices.data && <Loading error={notices.error} again={() => void notices.refetch()} />}
        {notices.data?.length === 0 && <p>{t('inbox.empty')}</p>}
        {notices.data?.map((notice) => (
          <Notice key={notice.id} notice={notice} />
        ))}
      </Columns>
    </Page>
  );
}

function Notice({ notice }: { notice: NoticeView }): ReactNode {
  const { t, language } = useWords();
  const read = useRead();
  return (
    <section className="sheet stack tight">
      <div className="row between">
        <h2>{notice.title}</h2>
        {notice.readAt === null && <Tag tone="info">{t('inbox.unread')}</Tag>}
      </div>
      <p className="sub">{shownTime(notice.at, language)}</p>
      <p className="doc-lines">{notice.text}</p>
      <p className="row">
        {notice.filingId && (
          <Link className="btn" to={`/filings/${notice.filingId}`} onClick={() => notice.readAt === null && read.mutate(notice.id)}>
            {t('inbox.open')}
          </Link>
        )}
        {notice.readAt === null && (
          <Button busy={read.isPending} onClick={() => read.mutate(notice.id)}>
            {t('inbox.read')}
          </Button>
        )}
      </p>
    </section>
  );
}
