import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Note, useWords, type Topic } from '#libs/ui';
import { BeforeAndNow, useChangedRows, type ChangedRow } from './changed-rows.tsx';
import { useDraft } from './draft.tsx';
import { RemarkAnswer } from './remark-answer.tsx';
import { RemarkWords } from './remark-words.tsx';
import { pageOf, placeAsked } from './topics.ts';

const isAbout = (row: ChangedRow, path: string): boolean =>
  path === row.path || path.startsWith(`${row.path}.`) || path.startsWith(`${row.path}[`) || row.path.startsWith(`${path}.`);

/** What was asked to correct on this page: why, before and after, an answer, and the way to the next one. */
export function RemarksHere({ topic }: { topic: Topic }): ReactNode {
  const { t } = useWords();
  const { filing } = useDraft();
  const changed = useChangedRows();
  const remarks = filing.correction?.remarks ?? [];
  const places = remarks.map(({ path }) => (path === undefined ? null : pageOf(filing, { rule: '', path })));
  const own = remarks.map((remark, place) => ({ remark, place })).filter(({ place }) => places[place] === topic);
  const next = remarks.findIndex(
    (_, place) => place > (own.at(-1)?.place ?? -1) && places[place] !== topic && placeAsked(filing, remarks[place]?.path),
  );
  if (own.length === 0) return null;
  return (
    <>
      {own.map(({ remark, place }) => (
        <Note key={place} tone="warn" title={t('correction.here', { nth: place + 1, all: remarks.length })}>
          <RemarkWords remark={remark} />
          {changed
            .filter((row) => isAbout(row, remark.path ?? ''))
            .map((row) => (
              <BeforeAndNow key={row.path} before={row.before} now={row.now} />
            ))}
          <RemarkAnswer remark={remark} place={place} />
        </Note>
      ))}
      {next >= 0 && (
        <p>
          <Link className="hit" to={placeAsked(filing, remarks[next]?.path) ?? ''}>
            {t('correction.next', { nth: next + 1, all: remarks.length })}
          </Link>
        </p>
      )}
    </>
  );
}
