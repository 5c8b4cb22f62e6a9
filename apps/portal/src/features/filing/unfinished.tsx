import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { FilingRow } from '#libs/contract';
import { Dots, Note, shownTime, useWords } from '#libs/ui';

const OPEN = ['DRAFT', 'AWAITING_SIGNATURES', 'CORRECTION_REQUESTED'];

/** What was begun before and can be gone on with, so that nobody begins twice without wishing to. */
export function Unfinished({ filings }: { filings: readonly FilingRow[] }): ReactNode {
  const { t, language } = useWords();
  const open = filings.filter(({ state }) => OPEN.includes(state)).slice(0, 3);
  if (open.length === 0) return null;
  return (
    <Note tone="info" title={t('begin.unfinished')}>
      <ul className="stack tight">
        {open.map((row) => (
          <li key={row.id} className="stack close">
            <Link className="song hit" to={`/filings/${row.id}`}>
              {row.name ?? t('mine.noName')}
            </Link>
            <small>
              <Dots parts={[t(`entityType.${row.entityType}`), shownTime(row.changedAt, language)]} />
            </small>
          </li>
        ))}
      </ul>
    </Note>
  );
}
