import type { ReactNode } from 'react';
import type { FigureRow } from '#libs/contract';
import { shownDate, useWords } from '#libs/ui';
import { useFigures } from './figures.ts';

const HIGH = 60;

/** Upright bars by day for the eye; the same days as a table, folded below, for everyone. */
export function DayChart({ rows }: { rows: readonly FigureRow[] }): ReactNode {
  const { t, language } = useWords();
  const { count } = useFigures();
  const most = Math.max(1, ...rows.map(({ filings }) => filings ?? 0));
  const first = rows[0]?.key;
  const last = rows.at(-1)?.key;
  const day = (key: string): string => shownDate(key, language);
  return (
    <section className="stack tight">
      <h2>{t('statistics.byDay')}</h2>
      <p className="hint">{t('statistics.most', { most })}</p>
      {rows.some(({ filings }) => filings !== null) && (
        <figure className="day-chart">
          <svg viewBox={`0 0 ${rows.length * 4} ${HIGH}`} preserveAspectRatio="none" role="img" aria-label={t('statistics.byDay.chart', { most })}>
            {rows.map(({ key, filings }, index) => {
              const high = ((filings ?? 0) / most) * HIGH;
              return <rect key={key} x={index * 4 + 0.5} y={HIGH - high} width="3" height={high} />;
            })}
          </svg>
          <figcaption className="row between sub">
            <span>{first && day(first)}</span>
            <span>{last && day(last)}</span>
          </figcaption>
        </figure>
      )}
      <details>
        <summary>{t('statistics.byDay.table')}</summary>
        <table className="figure-bars">
          <caption className="vh">{t('statistics.byDay')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('statistics.day')}</th>
              <th scope="col" className="num">
                {t('statistics.filings')}
              </th>
              <th scope="col" className="num">
                {t('statistics.licences')}
              </th>
            </tr>
          </thead>
          <tbody>
            {[...rows].reverse().map(({ key, filings, licences }) => (
              <tr key={key}>
                <th scope="row">{day(key)}</th>
                <td className="num">{count(filings)}</td>
                <td className="num">{count(licences)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
