import type { ReactNode } from 'react';
import type { FilingView } from '#libs/contract';
import { factSections, FactText, useLabel, useWords, type FactRow } from '#libs/ui';
import { useDraft } from './draft.tsx';

export interface ChangedRow {
  path: string;
  label: string;
  before: FactRow | null;
  now: FactRow | null;
}

/** The answers that differ from what was handed in last, in the order of the pages. */
export function useChangedRows(): ChangedRow[] {
  const { t, language } = useWords();
  const label = useLabel();
  const { filing, facts } = useDraft();
  const given = filing.correction?.given;
  if (!given) return [];
  const rowsOf = (all: FilingView['facts']): FactRow[] => factSections(filing, all, { t, label, language }).flatMap((section) => section.rows);
  const [before, now] = [rowsOf(given), rowsOf(facts)];
  return [...new Set([...now, ...before].map(({ path }) => path))].flatMap((path) => {
    const [old, here] = [before.find((row) => row.path === path) ?? null, now.find((row) => row.path === path) ?? null];
    const isSame = old?.text === here?.text && old?.label === here?.label;
    return isSame ? [] : [{ path, label: here?.label ?? old?.label ?? '', before: old, now: here }];
  });
}

/** One answer as it was handed in and as it stands now. */
export function BeforeAndNow({ before, now }: Pick<ChangedRow, 'before' | 'now'>): ReactNode {
  const { t } = useWords();
  return (
    <div className="pair">
      <div>
        <p className="eyebrow">{t('correction.before')}</p>
        <p className="was">{before ? <FactText row={before} /> : t('facts.none')}</p>
      </div>
      <div>
        <p className="eyebrow">{t('correction.now')}</p>
        <p>{now ? <FactText row={now} /> : t('correction.gone')}</p>
      </div>
    </div>
  );
}

/** Everything that was changed since it was handed in, for a last look before it is signed again. */
export function ChangedSection(): ReactNode {
  const { t } = useWords();
  const { filing } = useDraft();
  const rows = useChangedRows();
  if (!filing.correction) return null;
  return (
    <section className="sheet stack tight" aria-labelledby="changed">
      <h2 id="changed">{t('correction.changed', { count: rows.length })}</h2>
      {rows.length === 0 && <p>{t('correction.changed.none')}</p>}
      {rows.map((row) => (
        <div key={row.path} className="stack close">
          <h3>{row.label}</h3>
          <BeforeAndNow before={row.before} now={row.now} />
        </div>
      ))}
    </section>
  );
}
