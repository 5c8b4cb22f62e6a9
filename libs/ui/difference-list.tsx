import type { ReactNode } from 'react';
import type { DifferenceRow, Facts, FilingFrame, PersonFacts } from '#libs/contract';
import { differenceRows } from './difference-rows.ts';
import { FactText } from './fact-list.tsx';
import { useLabel } from './reference.ts';
import { useWords } from './words.ts';

interface DifferenceListProps {
  frame: FilingFrame;
  rows: readonly DifferenceRow[];
  /** As the filing states them, and as they are registered where that is known. */
  stated: Facts;
  current?: Facts | null;
}

/** What a change makes different: each fact as it is registered and as it will be, side by side. */
export function DifferenceList({ frame, rows, stated, current }: DifferenceListProps): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  const told = rows.flatMap(({ part, before, after }) => (part === 'people' ? [after ?? before] : [])) as PersonFacts[]; // rows of people hold people
  const people = [...(stated.people ?? []), ...(current?.people ?? []), ...told];
  const shown = differenceRows(frame, rows, people, { t, label, language });
  if (shown.length === 0) return <p>{t('difference.none')}</p>;
  return shown.map(({ path, label: name, before, after }) => (
    <div key={path} className="stack close difference">
      <h3>{name}</h3>
      <div className="pair">
        <div>
          <p className="eyebrow">{t('difference.before')}</p>
          <p className="was">{before ? <FactText row={before} /> : t('difference.absent')}</p>
        </div>
        <div>
          <p className="eyebrow">{t('difference.after')}</p>
          <p>{after ? <FactText row={after} /> : t('difference.gone')}</p>
        </div>
      </div>
    </div>
  ));
}
