import type { ReactNode } from 'react';
import type { FigureRow } from '#libs/contract';
import { useWords } from '#libs/ui';
import { useFigures } from './figures.ts';

/** A table whose bars are drawn from its own numbers: the wide one handed in, the part inside it licensed. The most comes first. */
export function FigureBars({ title, rows }: { title: string; rows: readonly (FigureRow & { name: string })[] }): ReactNode {
  const { t } = useWords();
  const { count } = useFigures();
  const most = Math.max(1, ...rows.map(({ filings }) => filings ?? 0));
  const sorted = [...rows].sort((a, b) => (b.filings ?? 0) - (a.filings ?? 0));
  return (
    <section className="stack tight">
      <h2>{title}</h2>
      <table className="figure-bars">
        <caption className="vh">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('statistics.what')}</th>
            <th scope="col" className="num">
              {t('statistics.filings')}
            </th>
            <th scope="col" className="num">
              {t('statistics.licences')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ key, name, filings, licences }) => (
            <tr key={key}>
              <th scope="row">
                {name}
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect className="all" width={((filings ?? 0) / most) * 100} height="10" />
                  <rect className="part" width={((licences ?? 0) / most) * 100} height="10" />
                </svg>
              </th>
              <td className="num">{count(filings)}</td>
              <td className="num">{count(licences)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
