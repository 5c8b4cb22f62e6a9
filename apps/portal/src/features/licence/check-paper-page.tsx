import { useState, type ReactNode } from 'react';
import type { PaperCheckView } from '#libs/contract';
import { Columns, Icon, Note, Page, shownDate, Tag, Trouble, useBook, useWords, type Tone } from '#libs/ui';
import { checkWords } from './check-words.ts';
import { useCheckPaper } from './api.ts';
import { CheckAnother } from './check-another.tsx';
import { RegisterSection } from './register-section.tsx';
import { VerdictNote } from './verdict-note.tsx';

/** A licence file is dropped or chosen, looked at by the server, and not kept. */
export default function CheckPaperPage(): ReactNode {
  useBook(checkWords);
  const { t } = useWords();
  const check = useCheckPaper();
  const [over, setOver] = useState(false);
  const [wrong, setWrong] = useState(false);
  const take = (file: File | undefined): void => {
    if (!file) return;
    const isPdf = file.type === 'application/pdf' || file.name.toLowerCase().endsWith('.pdf');
    setWrong(!isPdf);
    if (isPdf) check.mutate(file);
  };
  return (
    <Page title={t('verify.title')} tab={t('verify.eyebrow')} eyebrow={t('verify.eyebrow')} lede={t('paper.lede')}>
      <Columns label={t('verify.another')} aside={<CheckAnother />}>
        <div
          className="drop"
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            take(event.dataTransfer.files[0]);
          }}
        >
          <label className="btn main">
            <Icon name={check.isPending ? 'turn' : 'doc'} turning={check.isPending} />
            {check.isPending ? t('paper.checking') : t('paper.choose')}
            <input
              className="vh"
              type="file"
              accept="application/pdf,.pdf"
              onChange={(event) => {
                take(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
          </label>
          <p className="hint">{t('paper.drop')}</p>
        </div>
        {wrong && (
          <Note tone="bad" title={t('paper.notPdf')} role="alert">
            <p>{t('paper.notPdf.text')}</p>
          </Note>
        )}
        <Trouble error={check.error} />
        {check.data && !wrong && <Answer paper={check.data} />}
      </Columns>
    </Page>
  );
}

const SIGNATURES: Record<PaperCheckView['signature'], Tone> = { valid: 'ok', broken: 'bad', absent: 'bad' };

function Answer({ paper }: { paper: PaperCheckView }): ReactNode {
  const { t } = useWords();
  const genuine = paper.signature === 'valid' && paper.whole && paper.issuedHere;
  return (
    <>
      {paper.certificate && genuine ? (
        <Certificate paper={paper.certificate} />
      ) : (
        <VerdictNote verdict={paper.licence?.verdict ?? 'unknown'} genuine={genuine} />
      )}
      <section className="sheet stack tight">
        <h2>{t('verify.checks')}</h2>
        <ul className="lanes">
          <li>
            <b>{t('paper.signature')}</b>
            <Tag tone={SIGNATURES[paper.signature]}>{t(`paper.signature.${paper.signature}`)}</Tag>
            <small>{t(paper.issuedHere ? 'paper.here' : 'paper.notHere')}</small>
          </li>
          <li>
            <b>{t('paper.whole')}</b>
            <Tag tone={paper.whole ? 'ok' : 'bad'}>{t(paper.whole ? 'paper.whole.yes' : 'paper.whole.no')}</Tag>
            <small>{t('paper.whole.text')}</small>
          </li>
          <li>
            <b>{t('verify.state')}</b>
            <Tag tone={genuine && paper.licence?.verdict === 'valid' ? 'ok' : paper.licence ? 'warn' : 'none'}>
              {paper.licence ? t(`verify.state.${paper.licence.verdict}`) : t('verify.state.unasked')}
            </Tag>
            <small>{t('verify.state.text')}</small>
          </li>
        </ul>
      </section>
      {paper.licence && <RegisterSection licence={paper.licence} />}
    </>
  );
}

/** A certificate of deregistration: whose end it says, and whether the end still stands. */
function Certificate({ paper: { name, code, decidedOn, stands } }: { paper: NonNullable<PaperCheckView['certificate']> }): ReactNode {
  const { t, language } = useWords();
  return (
    <Note tone={stands ? 'ok' : 'warn'} title={t(stands ? 'paper.certificate' : 'paper.certificate.undone')} role="status">
      <p>{t('paper.certificate.text', { name, code, date: shownDate(decidedOn, language) })}</p>
    </Note>
  );
}
