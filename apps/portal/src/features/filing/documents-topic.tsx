import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { DocumentView } from '#libs/contract';
import { Button, DeedList, fileAddress, Icon, mayPass, placeOf, sayError, Tag, useLabel, useReference, useWords } from '#libs/ui';
import { useCheck, useRemoveDocument, useUpload } from './api.ts';
import { useDraft } from './draft.tsx';
import { fileFault } from './file-fault.ts';
import { TopicPage, type ErrorAt } from './topic-page.tsx';

interface Refused {
  name: string;
  why: string;
  /** Where only the line failed: what to send again. */
  file?: File;
}

const ALLOWED = '.pdf,.jpg,.jpeg,.png';

/** The papers that this filing needs, each with its place; further ones by kind. */
export default function DocumentsTopic(): ReactNode {
  const { t } = useWords();
  const { filing } = useDraft();
  const check = useCheck(filing.id);
  const reference = useReference();
  const label = useLabel();
  const [further, setFurther] = useState('');
  const { facts, change } = useDraft();
  const required = check.data?.documentsRequired ?? filing.documentsRequired;
  const own = facts.documents?.own ?? [];
  const made = (check.data?.documentsMade ?? filing.documentsMade).filter((kind) => !own.includes(kind));
  const needed = required.filter((kind) => !made.includes(kind));
  const [moved, setMoved] = useState<string | null>(null);
  // What was pressed goes with its section: the paper's new one takes the focus.
  useEffect(() => {
    if (moved !== null) document.getElementById(placeOf(`documents.${moved}`))?.focus();
  }, [moved, own.length]);
  const choose = (kind: string, next: string[]): void => {
    setMoved(kind);
    change({ documents: { own: next } });
  };
  const given = filing.documents.map((document) => document.kind);
  const kinds = [...new Set([...needed, ...given, ...(further ? [further] : [])])];
  const others = (reference?.documentKinds ?? []).filter((kind) => !kinds.includes(kind.code) && !made.includes(kind.code));
  return (
    <TopicPage topic="documents" lede={t('documents.lede')} aside={<Made />}>
      {(errorAt) => (
        <>
          {needed.length === 0 && made.length === 0 && <p>{t('documents.noneNeeded')}</p>}
          {made.map((kind) => (
            <MadeKind key={kind} kind={kind} bringOwn={() => choose(kind, [...own, kind])} />
          ))}
          {kinds.map((kind) => (
            <Kind
              key={kind}
              kind={kind}
              needed={needed.includes(kind)}
              documents={filing.documents.filter((one) => one.kind === kind)}
              errorAt={errorAt}
              letMake={
                own.includes(kind)
                  ? () =>
                      choose(
                        kind,
                        own.filter((one) => one !== kind),
                      )
                  : undefined
              }
            />
          ))}
          {others.length > 0 && (
            <div className="field">
              <label htmlFor="further">{t('documents.further')}</label>
              <select id="further" className="in w12" value="" onChange={(event) => setFurther(event.target.value)}>
                <option value="">{t('ui.choose')}</option>
                {others.map((kind) => (
                  <option key={kind.code} value={kind.code}>
                    {label('documentKinds', kind.code)}
                  </option>
                ))}
              </select>
            </div>
          )}
        </>
      )}
    </TopicPage>
  );
}

function Kind({
  kind,
  needed,
  documents,
  errorAt,
  letMake,
}: {
  kind: string;
  needed: boolean;
  documents: readonly DocumentView[];
  errorAt: ErrorAt;
  letMake?: (() => void) | undefined;
}): ReactNode {
  const { t, has } = useWords();
  const label = useLabel();
  const { filing } = useDraft();
  const box = useRef<HTMLElement>(null);
  const upload = useUpload(filing.id);
  const remove = useRemoveDocument(filing.id);
  const error = errorAt(`documents.${kind}`);
  const [refused, setRefused] = useState<Refused[]>([]);
  const [sent, setSent] = useState(0);
  /** One after another; one that is refused says why and stops no other. What a bad line stopped is still in hand. */
  const send = async (files: readonly File[]): Promise<void> => {
    setRefused([]);
    for (const file of files) {
      const fault = fileFault(file);
      setSent(0);
      const why = fault
        ? { why: t(`documents.fault.${fault}`) }
        : await upload.mutateAsync({ kind, file, onSent: setSent }).then(
            () => null,
            (failure: unknown) => ({ why: sayError(failure, t, has), ...(mayPass(failure) ? { file } : {}) }),
          );
      if (why) setRefused((before) => [...before, { name: file.name, ...why }]);
    }
  };
  const stopped = refused.flatMap(({ file }) => file ?? []);
  return (
    <section className="sheet stack tight" id={placeOf(`documents.${kind}`)} tabIndex={-1} ref={box}>
      <div className="row between">
        <h2>{label('documentKinds', kind)}</h2>
        <span role="status">
          {documents.length > 0 ? <Tag tone="ok">{t('documents.here')}</Tag> : needed ? <Tag tone="none">{t('documents.needed')}</Tag> : null}
        </span>
      </div>
      {has(`documents.what.${kind}`) && <p className="hint">{t(`documents.what.${kind}`)}</p>}
      {error && <p className="err">{error}</p>}
      <ul className="lanes">
        {documents.map((document) => (
          <li key={document.id}>
            <a className="hit" href={fileAddress(`/filings/${filing.id}/documents/${document.id}`)} target="_blank" rel="noreferrer">
              <Icon name="doc" />
              {document.fileName}
            </a>
            <button
              type="button"
              className="link"
              onClick={() => {
                box.current?.focus(); // its row goes, and what was focused in it
                remove.mutate(document.id);
              }}
            >
              {t('ui.remove')}
              <span className="vh">{document.fileName}</span>
            </button>
            <small>{t('documents.size', { kb: Math.max(1, Math.round(document.bytes / 1024)) })}</small>
          </li>
        ))}
      </ul>
      <div role="alert">
        {refused.map(({ name, why }) => (
          <p key={name} className="err">
            <Icon name="bad" />
            <span>
              {name}
              {t('punctuation.colon')}
              {why}
            </span>
          </p>
        ))}
        {remove.error && <p className="err">{sayError(remove.error, t, has)}</p>}
      </div>
      {stopped.length > 0 && !upload.isPending && (
        <p className="row">
          <Button onClick={() => void send(stopped)}>{t('ui.again')}</Button>
        </p>
      )}
      {upload.isPending && (
        <progress className="sending" value={sent} aria-label={t('documents.sending.file', { name: upload.variables.file.name })} />
      )}
      <p className="hint" role="status">
        {upload.isPending ? t('documents.sending.file', { name: upload.variables.file.name }) : t('documents.rule')}
      </p>
      <p className="row">
        <label className="btn">
          <Icon name={upload.isPending ? 'turn' : 'doc'} turning={upload.isPending} />
          {upload.isPending ? t('documents.sending') : t('documents.choose')}
          <span className="vh">{label('documentKinds', kind)}</span>
          <input
            className="vh"
            type="file"
            multiple
            accept={ALLOWED}
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = '';
              void send(files);
            }}
          />
        </label>
        {letMake && documents.length === 0 && <Button onClick={letMake}>{t('documents.letMake')}</Button>}
      </p>
    </section>
  );
}

/** A paper that is made from the answers: nothing to do, unless they would rather bring their own text. */
function MadeKind({ kind, bringOwn }: { kind: string; bringOwn: () => void }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  return (
    <section className="sheet stack tight" id={placeOf(`documents.${kind}`)} tabIndex={-1}>
      <div className="row between">
        <h2>{label('documentKinds', kind)}</h2>
        <Tag tone="ok">{t('documents.byUs')}</Tag>
      </div>
      <p className="hint">{t('documents.byUs.text')}</p>
      <p className="row">
        <Button onClick={bringOwn}>
          {t('documents.bringOwn')}
          <span className="vh">{label('documentKinds', kind)}</span>
        </Button>
      </p>
    </section>
  );
}

/** The papers that are made from the answers: to print, sign and hand in where one of them is asked for. */
function Made(): ReactNode {
  const { t } = useWords();
  const { filing } = useDraft();
  return (
    <section className="stack tight">
      <h2>{t('documents.made')}</h2>
      <p className="hint">{t('documents.made.text')}</p>
      <DeedList of={`/filings/${filing.id}`} version={filing.version} />
    </section>
  );
}
