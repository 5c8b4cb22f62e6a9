import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Note, useWords } from '#libs/ui';
import { RemarkAnswer } from './remark-answer.tsx';
import { useDraft } from './draft.tsx';
import { placeAsked } from './topics.ts';

/** What the departments asked to correct, above the list while correcting. */
export function RemarksNote(): ReactNode {
  const { t } = useWords();
  const { filing } = useDraft();
  const remarks = filing.correction?.remarks ?? [];
  if (remarks.length === 0) return null;
  return (
    <Note tone="warn" title={t('correction.title', { count: remarks.length })}>
      <ul className="stack tight">
        {remarks.map((remark, index) => {
          const place = placeAsked(filing, remark.path);
          return (
            <li key={index}>
              {remark.reason}
              {remark.cure && ` ${remark.cure}`}
              {remark.example && ` ${t('correction.example')}${remark.example}`} {place && <Link to={place}>{t('correction.go')}</Link>}
              <RemarkAnswer remark={remark} place={index} />
            </li>
          );
        })}
      </ul>
    </Note>
  );
}
