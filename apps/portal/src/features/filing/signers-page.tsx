import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { SignerView } from '#libs/contract';
import {
  Button,
  Columns,
  ErrorSummary,
  Note,
  Page,
  placeOf,
  shortTime,
  shownTime,
  Tag,
  TextField,
  Trouble,
  useOnline,
  useWords,
  type Tone,
} from '#libs/ui';
import { useCheck, useContacts, useMove, useResend, type Contacts } from './api.ts';
import { CopyLink } from './copy-link.tsx';
import { useDraft } from './draft.tsx';
import { isEmail, isPhone, tidyPhone } from './phone.ts';
import { blockingBeforeSigning, nameIn } from './topics.ts';
import { WithdrawSection } from './withdraw-section.tsx';

/** Before: where each person is reached. After: who has signed, each with the link, and handing in. */
export default function SignersPage(): ReactNode {
  const { filing } = useDraft();
  return filing.state === 'DRAFT' ? <Ask /> : <Board />;
}

function Ask(): ReactNode {
  const { t } = useWords();
  const { filing, facts, flush } = useDraft();
  const navigate = useNavigate();
  const check = useCheck(filing.id);
  const [contacts, setContacts] = useState<Contacts>({});
  const request = useMove(filing.id, 'request-signatures', () => void navigate(`/filings/${filing.id}`, { replace: true }));
  const send = useContacts(filing.id, () => request.mutate());
  const signers = check.data?.signers ?? [];
  const blocking = blockingBeforeSigning(check.data).length;
  const [attempt, setAttempt] = useState(0);
  const unread = (person: string, way: 'mobile' | 'email'): string | null => {
    const typed = contacts[person]?.[way]?.trim();
    return !typed || (way === 'mobile' ? isPhone(typed) : isEmail(typed)) ? null : t(`signers.${way}.unread`);
  };
  const faults = signers.flatMap(({ person }) =>
    (['mobile', 'email'] as const).flatMap((way) => {
      const text = unread(person, way);
      return text ? [{ to: placeOf(`contacts.${person}.${way}`), text }] : [];
    }),
  );
  const ask = async (): Promise<void> => {
    setAttempt((count) => count + 1);
    if (faults.length > 0 || !(await flush())) return;
    const given = Object.fromEntries(
      Object.entries(contacts)
        .map(
          ([person, { mobile, email }]) =>
            [person, { mobile: tidyPhone(mobile ?? '') || undefined, email: tidyPhone(email ?? '') || undefined }] as const,
        )
        .filter(([, contact]) => contact.email ?? contact.mobile),
    );
    if (Object.keys(given).length > 0) send.mutate(given);
    else request.mutate();
  };
  const set = (person: string, contact: Contacts[string]): void => setContacts({ ...contacts, [person]: { ...contacts[person], ...contact } });
  return (
    <Page
      title={t('signers.title')}
      eyebrow={nameIn(filing, facts) || t('list.noName')}
      lede={t('signers.lede')}
      back={{ to: `/filings/${filing.id}/check`, text: t('check.title') }}
    >
      <Columns label={t('topic.help')} aside={<Aside />}>
        {blocking > 0 && (
          <Note tone="warn" title={t('check.why', { count: blocking })}>
            <p>
              <Link className="hit" to={`/filings/${filing.id}/check`}>
                {t('check.title')}
              </Link>
            </p>
          </Note>
        )}
        {attempt > 0 && <ErrorSummary faults={faults} attempt={attempt} />}
        <Trouble error={request.error ?? send.error} again={() => void ask()} />
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void ask();
          }}
        >
          {signers.map((signer) => (
            <fieldset key={signer.person} className="sheet stack tight" id={placeOf(`contacts.${signer.person}`)} tabIndex={-1}>
              <legend className="vh">{signer.name}</legend>
              <h2>{signer.name}</h2>
              <p className="hint">{t(`signers.asks.${signer.asks}`)}</p>
              <div className="halves">
                <TextField
                  look="w12"
                  type="tel"
                  path={`contacts.${signer.person}.mobile`}
                  label={t('signers.mobile')}
                  maxLength={40}
                  error={attempt > 0 && unread(signer.person, 'mobile')}
                  value={contacts[signer.person]?.mobile ?? ''}
                  onChange={(mobile) => set(signer.person, { mobile: mobile || undefined })}
                  autoComplete="off"
                />
                <TextField
                  look="w12"
                  type="email"
                  path={`contacts.${signer.person}.email`}
                  label={t('signers.email')}
                  maxLength={254}
                  error={attempt > 0 && unread(signer.person, 'email')}
                  value={contacts[signer.person]?.email ?? ''}
                  onChange={(email) => set(signer.person, { email: email || undefined })}
                  autoComplete="off"
                />
              </div>
            </fieldset>
          ))}
          <p className="hint">{t('signers.own')}</p>
          <p className="row go">
            <Button look="main" type="submit" busy={request.isPending || send.isPending} notNow={blocking > 0 && t('check.why', { count: blocking })}>
              {t('signers.ask')}
            </Button>
          </p>
        </form>
      </Columns>
    </Page>
  );
}

const SHOWN: Record<SignerView['state'], Tone> = { NOT_INVITED: 'none', INVITED: 'none', OPENED: 'wait', DONE: 'ok', VOIDED: 'warn' };

function Board(): ReactNode {
  const { t } = useWords();
  const { filing, facts } = useDraft();
  const navigate = useNavigate();
  const online = useOnline();
  const left = filing.signers.filter((signer) => signer.state !== 'DONE').length;
  const submit = useMove(filing.id, 'submit', () => void navigate(`/filings/${filing.id}/track`, { replace: true }));
  const edit = useMove(filing.id, 'edit', () => void navigate(`/filings/${filing.id}`));
  const notNow = !online ? t('signers.offline') : left > 0 ? t('signers.left', { count: left }) : null;
  return (
    <Page
      title={left > 0 ? t('signers.waiting', { count: left }) : t('signers.all')}
      eyebrow={nameIn(filing, facts) || t('list.noName')}
      lede={left > 0 ? t('signers.waiting.text') : t('signers.all.text')}
      back={{ to: '/mine', text: t('list.back') }}
    >
      <Columns
        label={t('topic.help')}
        aside={
          <>
            {filing.moves.includes('edit') && (
              <section className="stack tight">
                <h2>{t('signers.edit')}</h2>
                <p>{t('signers.edit.text')}</p>
                <Trouble error={edit.error} again={() => edit.mutate()} />
                <p className="row">
                  <Button busy={edit.isPending} onClick={() => edit.mutate()}>
                    {t('signers.edit.do')}
                  </Button>
                </p>
              </section>
            )}
            <WithdrawSection />
          </>
        }
      >
        <section className="sheet stack tight">
          <h2>{t('signers.board')}</h2>
          <ul className="lanes">
            {filing.signers.map((signer) => (
              <Signer key={signer.person} signer={signer} />
            ))}
          </ul>
        </section>
        <Trouble error={submit.error} again={() => submit.mutate()} />
        {filing.moves.includes('submit') && (
          <p className="row go">
            <Button look="main" busy={submit.isPending} notNow={notNow} onClick={() => submit.mutate()}>
              {t('signers.submit')}
            </Button>
          </p>
        )}
      </Columns>
    </Page>
  );
}

function Signer({ signer }: { signer: SignerView }): ReactNode {
  const { t, language } = useWords();
  const { filing } = useDraft();
  const resend = useResend(filing.id);
  const { since, linkUntil, linkOver, reminded = 0 } = signer;
  return (
    <li>
      <b>{signer.name}</b>
      <Tag tone={SHOWN[signer.state]}>{t(`signerState.${signer.state}`)}</Tag>
      <small>{signer.doneAt ? shownTime(signer.doneAt, language) : t(`signers.asks.${signer.asks}`)}</small>
      {since && (
        <small>
          {t('signers.since', { since: shortTime(since) })}
          {reminded > 0 && ` · ${t('signers.reminded', { count: reminded })}`}
          {linkUntil && ` · ${t(linkOver ? 'signers.link.over' : 'signers.link.until', { until: shortTime(linkUntil) })}`}
        </small>
      )}
      {signer.voidedBy && (
        <small>{t('signers.voided', { what: signer.voidedBy.map((part) => t(`part.${part}`)).join(t('punctuation.list')) })}</small>
      )}
      {signer.state !== 'DONE' && signer.link && !linkOver && <CopyLink path={signer.link} name={signer.name} />}
      {since && (
        <div className="link-line stack tight">
          <div className="row">
            <Button busy={resend.isPending} onClick={() => resend.mutate(signer.person)}>
              {t('signers.resend')}
              <span className="vh">{signer.name}</span>
            </Button>
            {resend.isSuccess && <span role="status">{t('signers.resent')}</span>}
          </div>
          <Trouble error={resend.error} />
        </div>
      )}
    </li>
  );
}

function Aside(): ReactNode {
  const { t } = useWords();
  return (
    <>
      {['how', 'change'].map((about) => (
        <section key={about}>
          <h2>{t(`signers.help.${about}`)}</h2>
          <p>{t(`signers.help.${about}.text`)}</p>
        </section>
      ))}
    </>
  );
}
