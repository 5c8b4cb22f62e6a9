import { useState, type ReactNode } from 'react';
import type { LawEditionView, LawFileView } from '#libs/contract';
import { Button, fileAddress, Icon, Loading, Note, shownTime, Tag, TextField, Ticks, useWords } from '#libs/ui';
import { useEntries } from './api.ts';
import { EntryTable } from './entry-table.tsx';

/** One file of the law: where it comes from, what of it is in use, and its entries by words. */
export function FileView({ file }: { file: LawFileView }): ReactNode {
  const { t } = useWords();
  const [words, setWords] = useState('');
  const [unsourced, setUnsourced] = useState(false);
  const [page, setPage] = useState(0);
  const entries = useEntries({ file: file.name, words, unsourced, page });
  const pages = entries.data ? Math.max(1, Math.ceil(entries.data.total / entries.data.size)) : 1;
  return (
    <>
      <p>
        {t('law.from', { source: file.source })}
        <span className="sub line code">{file.name}</span>
      </p>
      <Editions file={file} />
      <p className="row">
        <a className="hit" href={fileAddress(`/law/files/${file.name}/text`)} download={file.name}>
          <Icon name="doc" />
          {t('law.download')}
        </a>
      </p>
      <TextField
        label={t('law.filter')}
        value={words}
        onChange={(text) => {
          setWords(text);
          setPage(0);
        }}
      />
      {file.unsourced > 0 && (
        <Ticks
          label={t('law.show')}
          values={unsourced ? ['unsourced'] : []}
          options={[{ value: 'unsourced', label: t('law.unsourced.only', { count: file.unsourced }) }]}
          onChange={(_value, on) => {
            setUnsourced(on);
            setPage(0);
          }}
        />
      )}
      {!entries.data && <Loading error={entries.error} again={() => void entries.refetch()} lines={8} />}
      {entries.data && (
        <>
          <p className="sub" role="status">
            {t('law.found', { count: entries.data.total })}
          </p>
          {entries.data.total > 0 && <EntryTable entries={entries.data.entries} label={t('law.entries')} />}
          {pages > 1 && (
            <p className="row page-turn">
              {page > 0 && <Button onClick={() => setPage(page - 1)}>{t('queue.before')}</Button>}
              <span className="sub">{t('queue.page', { page: page + 1, pages })}</span>
              {page + 1 < pages && <Button onClick={() => setPage(page + 1)}>{t('queue.after')}</Button>}
            </p>
          )}
        </>
      )}
    </>
  );
}

function Editions({ file: { edition, planned } }: { file: LawFileView }): ReactNode {
  const { t } = useWords();
  return (
    <>
      {edition ? (
        <Correction edition={edition} tone="info" />
      ) : (
        <p>
          <Tag tone="none">{t('law.released')}</Tag>
        </p>
      )}
      {planned.map((one) => (
        <Correction key={one.number} edition={one} tone="wait" />
      ))}
      {edition?.releaseChanged && (
        <Note tone="warn" title={t('law.releaseChanged')}>
          <p>{t('law.releaseChanged.text')}</p>
        </Note>
      )}
    </>
  );
}

function Correction({ edition: { number, usedFrom, uploadedBy, approvedBy }, tone }: { edition: LawEditionView; tone: 'info' | 'wait' }): ReactNode {
  const { t, language } = useWords();
  return (
    <p>
      <Tag tone={tone}>{t(tone === 'wait' ? 'law.planned' : 'law.edition', { number })}</Tag>
      <span className="sub line">{t('law.edition.how', { time: shownTime(usedFrom, language), by: uploadedBy, second: approvedBy })}</span>
    </p>
  );
}
