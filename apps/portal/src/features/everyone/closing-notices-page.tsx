import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { ClosingNoticeRow } from '#libs/contract';
import {
  Button,
  Columns,
  Dots,
  ErrorSummary,
  Loading,
  Note,
  Page,
  shownDate,
  TextField,
  Trouble,
  useAccount,
  useBook,
  useFaults,
  useLabel,
  useWords,
} from '#libs/ui';
import { useClosingNotices, useObject } from './api.ts';
import { everyoneWords } from './everyone-words.ts';

/** Whose end is announced now, and where whoever is owed something says so. */
export default function ClosingNoticesPage(): ReactNode {
  useBook(everyoneWords);
  const { t } = useWords();
  const notices = useClosingNotices();
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Page title={t('ends.title')} lede={t('ends.lede')} back={{ to: '/notices', text: t('notices.title') }}>
      <Columns label={t('ends.about')} aside={<Aside />}>
        {!notices.data && <Loading error={notices.error} again={() => void notices.refetch()} lines={6} />}
        {notices.data?.length === 0 && <p>{t('ends.none')}</p>}
        {notices.data?.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} open={chosen === notice.id} choose={() => setChosen(notice.id)} />
        ))}
      </Columns>
    </Page>
  );
}

function NoticeCard({ notice, open, choose }: { notice: ClosingNoticeRow; open: boolean; choose: () => void }): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  const { name, code, registry, publishedOn, endsOn } = notice;
  return (
    <section className="sheet stack tight">
      <h2 className="song">{name}</h2>
      <p className="sub">
        <Dots
          parts={[
            <span key="code" className="code">
              {code}
            </span>,
            label('divisions', registry),
            t('ends.published', { date: shownDate(publishedOn, language) }),
          ]}
        />
      </p>
      <p>{t('ends.until', { date: shownDate(endsOn, language) })}</p>
      {open ? (
        <ObjectionForm notice={notice} />
      ) : (
        <p className="row">
          <Button onClick={choose}>
            {t('ends.object')}
            <span className="vh">{name}</span>
          </Button>
        </p>
      )}
    </section>
  );
}

/** Who objects has an account, so that it is somebody's word and can be taken back by them. */
function ObjectionForm({ notice }: { notice: ClosingNoticeRow }): ReactNode {
  const { t } = useWords();
  const account = useAccount();
  const [reason, setReason] = useState('');
  const [contact, setContact] = useState('');
  const place = `objection.${notice.id}.reason`;
  const { faults, attempt, at, pass } = useFaults({ [place]: reason.trim() === '' && t('ends.reason.missing') });
  const object = useObject();
  if (object.isSuccess) {
    return (
      <Note tone="ok" role="status" title={t('ends.received')}>
        <p>
          <Link to="/objections">{t('ends.toOwn')}</Link>
        </p>
      </Note>
    );
  }
  if (account === undefined) return <Loading lines={2} />;
  if (account === null || account.kind === 'staff') {
    return (
      <p>
        {t('ends.signIn')} <Link to="/sign-in?next=/notices/closings">{t('account.signIn')}</Link>
      </p>
    );
  }
  const send = (): void => {
    if (pass()) object.mutate({ notice: notice.id, reason, contact });
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ErrorSummary faults={faults} attempt={attempt} />
      <TextField
        path={place}
        label={t('ends.reason')}
        hint={t('ends.reason.hint')}
        lines={4}
        maxLength={2_000}
        value={reason}
        error={at(place)}
        onChange={setReason}
      />
      <TextField
        path={`objection.${notice.id}.contact`}
        look="w12"
        label={t('ends.contact')}
        hint={t('ends.contact.hint')}
        maxLength={200}
        value={contact}
        onChange={setContact}
      />
      <Trouble error={object.error} again={send} />
      <p className="row go">
        <Button look="main" type="submit" busy={object.isPending}>
          {t('ends.send')}
        </Button>
      </p>
    </form>
  );
}

function Aside(): ReactNode {
  const { t } = useWords();
  return (
    <>
      {['who', 'after', 'private'].map((about) => (
        <section key={about}>
          <h2>{t(`ends.help.${about}`)}</h2>
          <p>{t(`ends.help.${about}.text`)}</p>
        </section>
      ))}
    </>
  );
}
