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
  const { text, link } = withLink(notice);
  const seen = (): void => {
    if (notice.readAt === null) read.mutate(notice.id);
  };
  return (
    <section className="sheet stack tight">
      <div className="row between">
        <h2>{notice.title}</h2>
        {notice.readAt === null && <Tag tone="info">{t('inbox.unread')}</Tag>}
      </div>
      <p className="sub">{shownTime(notice.at, language)}</p>
      <p className="doc-lines">{text}</p>
      <p className="row">
        {link && (
          <Link className="btn" to={link} onClick={seen}>
            {t(link.startsWith('/sign/') ? 'inbox.sign' : 'inbox.open')}
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

/** Who is asked to sign goes to the signing page, which stands in the text; the filing itself is its filer's alone. */
function withLink({ text, filingId }: NoticeView): { text: string; link: string | null } {
  const address = /https?:\/\/\S+?(\/sign\/[\w-]+)/.exec(text);
  if (address) return { text: text.replace(address[0], '').trim(), link: address[1] ?? null };
  return { text, link: filingId && `/filings/${filingId}` };
}
