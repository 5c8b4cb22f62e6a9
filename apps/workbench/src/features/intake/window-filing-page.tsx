import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { FilingView } from '#libs/contract';
import { Button, Loading, Note, Tag, Trouble, useLabel, useWords } from '#libs/ui';
import { useContacts, useMove, useScan, useSignOnPaper, useWindowCheck, useWindowFiling } from './api.ts';
import { WalkInForm } from './walk-in-form.tsx';

/** One filing at the window, from the form to the hand-in: form, what is still missing, scans, signatures on the print. */
export default function WindowFilingPage(): ReactNode {
  const { id = '' } = useParams();
  const { t } = useWords();
  const filing = useWindowFiling(id);
  const heading = useRef<HTMLHeadingElement>(null);
  const title = filing.data?.facts.name?.full || t('intake.unnamed');
  useEffect(() => {
    document.title = `${title} · ${t('desk.place')}`;
  }, [title, t]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main id="main" className="pane stack board-page">
      <p>
        <Link className="hit" to="/intake">
          {t('intake.back')}
        </Link>
      </p>
      <div className="row between">
        <h1 ref={heading} tabIndex={-1} className="song">
          {title}
        </h1>
        {filing.data && <Tag tone="wait">{t(`intake.state.${filing.data.state}`)}</Tag>}
      </div>
      {filing.data ? <Open filing={filing.data} /> : <Loading error={filing.error} again={() => void filing.refetch()} lines={8} />}
    </main>
  );
}

function Open({ filing }: { filing: FilingView }): ReactNode {
  const { t } = useWords();
  const draft = filing.state === 'DRAFT';
  const edit = useMove(filing.id, 'edit');
  const submit = useMove(filing.id, 'submit');
  const open = draft || filing.state === 'AWAITING_SIGNATURES';
  return (
    <>
      {filing.correction && filing.state === 'CORRECTION_REQUESTED' && (
        <Note tone="warn" title={t('intake.returned')}>
          {filing.correction.remarks.map((remark, index) => (
            <p key={index}>
              {remark.reason} <span className="sub">{remark.cure}</span>
            </p>
          ))}
        </Note>
      )}
      <Trouble error={edit.error ?? submit.error} />
      <div className="split">
        <div className="stack">
          {draft ? <WalkInForm key={filing.version} filing={filing} /> : <p className="sub">{t('intake.frozen')}</p>}
          <p className="row">
            {filing.moves.includes('edit') && (
              <Button busy={edit.isPending} onClick={() => edit.mutate()}>
                {t('intake.edit')}
              </Button>
            )}
            {filing.moves.includes('submit') && (
              <Button look="main" busy={submit.isPending} onClick={() => submit.mutate()}>
                {t('intake.submit')}
              </Button>
            )}
          </p>
          {filing.receipt && (
            <Note tone="ok" slim role="status" title={t('intake.received')}>
              <p className="code">{filing.number}</p>
            </Note>
          )}
        </div>
        <div className="stack">
          {draft && <Missing filing={filing} />}
          {open && <Scans filing={filing} />}
          <Signing filing={filing} />
        </div>
      </div>
    </>
  );
}

/** Everything that stands in the way, at once. */
function Missing({ filing }: { filing: FilingView }): ReactNode {
  const { t } = useWords();
  const check = useWindowCheck(filing.id, filing.version);
  const blocking = check.data?.findings.filter(({ severity }) => severity === 'blocking') ?? [];
  if (!check.data) return <Loading error={check.error} lines={4} />;
  if (blocking.length === 0) return <Note tone="ok" slim title={t('intake.complete')} />;
  return (
    <Note tone="warn" title={t('intake.toCorrect', { count: blocking.length })}>
      <ul>
        {blocking.map((finding) => (
          <li key={finding.rule + finding.path}>
            {finding.cause} <span className="sub">{finding.cure}</span>
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** Each paper that the day asks for is scanned once; every department sees it. */
function Scans({ filing }: { filing: FilingView }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const scan = useScan(filing.id);
  const kinds = [...new Set([...filing.documentsRequired, ...filing.documents.map(({ kind }) => kind)])];
  return (
    <section className="sheet stack tight" aria-label={t('intake.scans')}>
      <h2>{t('intake.scans')}</h2>
      <p className="sub">{t('intake.scans.about')}</p>
      <Trouble error={scan.error} />
      {kinds.length === 0 && <p className="sub">{t('intake.noScans')}</p>}
      <ul className="lanes">
        {kinds.map((kind) => {
          const there = filing.documents.filter((one) => one.kind === kind);
          return (
            <li key={kind}>
              <b>{label('documentKinds', kind)}</b>
              <Tag tone={there.length > 0 ? 'ok' : 'none'}>{t(there.length > 0 ? 'intake.scanned' : 'intake.notScanned')}</Tag>
              <small>
                <label className="scan">
                  <span className="vh">{t('intake.scan', { paper: label('documentKinds', kind) })}</span>
                  <input
                    type="file"
                    accept="application/pdf,image/*"
                    disabled={filing.state !== 'DRAFT' || scan.isPending}
                    onChange={(event) => {
                      const file = event.target.files?.[0];
                      if (file) scan.mutate({ kind, file });
                      event.target.value = '';
                    }}
                  />
                </label>
                {there.map(({ fileName }) => fileName).join(t('punctuation.list'))}
              </small>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Signing({ filing }: { filing: FilingView }): ReactNode {
  const { t } = useWords();
  const ask = useMove(filing.id, 'request-signatures');
  const sign = useSignOnPaper(filing.id);
  const contacts = useContacts(filing.id);
  const [mobile, setMobile] = useState('');
  const people = filing.facts.people ?? [];
  return (
    <section className="sheet stack tight" aria-label={t('intake.signing')}>
      <h2>{t('intake.signing')}</h2>
      <Trouble error={ask.error ?? sign.error ?? contacts.error} />
      {filing.state === 'DRAFT' && filing.moves.includes('requestSignatures') && (
        <>
          <label className="row">
            {t('intake.mobile')}
            <input className="in w12" inputMode="tel" value={mobile} onChange={(event) => setMobile(event.target.value)} />
          </label>
          <p className="sub">{t('intake.mobile.hint')}</p>
          <p className="row">
            <Button
              busy={ask.isPending || contacts.isPending}
              notNow={mobile.trim().length < 5 && t('intake.mobile.missing')}
              onClick={() =>
                contacts.mutate(Object.fromEntries(people.map(({ key }) => [key, { mobile: mobile.trim() }])), { onSuccess: () => ask.mutate() })
              }
            >
              {t('intake.print')}
            </Button>
          </p>
        </>
      )}
      <ul className="lanes">
        {filing.signers.map((signer) => (
          <li key={signer.person}>
            <b>{signer.name}</b>
            <Tag tone={signer.state === 'DONE' ? 'ok' : 'wait'}>{t(signer.state === 'DONE' ? 'intake.signed' : 'intake.notSigned')}</Tag>
            {signer.state !== 'DONE' && filing.state === 'AWAITING_SIGNATURES' && (
              <small>
                <Button busy={sign.isPending} onClick={() => sign.mutate(signer.person)}>
                  {t('intake.sawSign')}
                  <span className="vh">{signer.name}</span>
                </Button>
              </small>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
