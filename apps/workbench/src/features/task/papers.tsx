import { useState, type ReactNode } from 'react';
import { Select } from 'antd';
import type { TaskView } from '#libs/contract';
import { fileAddress, Key, useKeys, useLabel, useWords } from '#libs/ui';
import { useDeeds } from './api.ts';
import { wordsOf } from './paper-words.ts';
import { PdfPaper } from './pdf-paper.tsx';

interface Sheet {
  key: string;
  title: string;
  address: string;
  picture: boolean;
}

/** The papers beside the form, one page at a time. `[` and `]` turn pages and go on to the next paper, `Z` enlarges. What is looked at on the form is lit. */
export function Papers({ task, at }: { task: TaskView; at: string | null }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const deeds = useDeeds(task.id);
  const sheets: Sheet[] = [
    ...(deeds.data ?? []).map(({ deed, title }) => ({
      ...{ key: deed, title, picture: false },
      address: fileAddress(`/desk/tasks/${task.id}/deeds/${deed}`),
    })),
    ...task.documents.map(({ id, kind, mediaType }) => ({
      ...{ key: id, title: t('case.handedIn', { title: label('documentKinds', kind) }), picture: mediaType.startsWith('image/') },
      address: fileAddress(`/tasks/${task.id}/documents/${id}`),
    })),
  ];
  const [chosen, setChosen] = useState<string | null>(null);
  const place = Math.max(
    sheets.findIndex(({ key }) => key === chosen),
    0,
  );
  const [page, setPage] = useState(0);
  const [pages, setPages] = useState(1);
  const [zoomed, setZoomed] = useState(false);
  const sheet = sheets[place];
  const open = (key: string, first = 0): void => {
    setChosen(key);
    setPage(first);
    setPages(1);
  };
  const turn = (by: 1 | -1): void => {
    if (page + by >= 0 && page + by < pages) return setPage(page + by);
    const next = sheets[(place + by + sheets.length) % sheets.length];
    if (next) open(next.key);
  };
  useKeys({ '[': () => turn(-1), ']': () => turn(1), z: () => setZoomed(!zoomed) });
  if (!sheet) return <p className="sub">{t('case.noPapers')}</p>;
  return (
    <section className="stack tight papers-pane" aria-label={t('case.papers')}>
      <div className="row between">
        <Select
          aria-label={t('case.papers')}
          className="paper-choice"
          value={sheet.key}
          onChange={(key) => open(key)}
          popupMatchSelectWidth={false}
          options={sheets.map(({ key, title }, index) => ({ value: key, label: `${index + 1} / ${sheets.length} · ${title}` }))}
        />
        <span className="sub">
          {t('case.pageOf', { page: Math.min(page + 1, pages), pages })} <Key of="[" /> <Key of="]" /> <Key of="Z" />
        </span>
        <a className="hit" href={sheet.address} target="_blank" rel="noreferrer">
          {t('case.openPaper')}
        </a>
      </div>
      {sheet.picture ? (
        <img className="paper-view" data-zoomed={zoomed || undefined} src={sheet.address} alt={sheet.title} />
      ) : (
        <PdfPaper
          key={sheet.key}
          address={sheet.address}
          title={sheet.title}
          words={at === null ? [] : wordsOf(at, task.filing.facts)}
          page={page}
          zoomed={zoomed}
          learn={(count, found) => {
            setPages(count);
            if (found !== null) setPage(found);
          }}
        />
      )}
    </section>
  );
}
