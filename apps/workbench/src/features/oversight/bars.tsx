import type { CSSProperties, ReactNode } from 'react';
import { Link } from 'react-router';
import type { Figure } from '#libs/contract';
import { useWords } from '#libs/ui';
import { listOf } from './api.ts';

export interface Bar {
  key: string;
  label: ReactNode;
  figure: Figure;
  /** Over a limit: hatched. */
  over?: boolean;
  beside?: ReactNode;
}

/** Horizontal bars that are a table: each has its number, and the number opens the list that it counts. */
export function Bars({ caption, bars }: { caption: string; bars: readonly Bar[] }): ReactNode {
  const { t } = useWords();
  const most = Math.max(1, ...bars.map(({ figure }) => figure.count));
  return (
    <table className="bars">
      <caption className="vh">{caption}</caption>
      <tbody>
        {bars.map(({ key, label, figure, over, beside }) => (
          <tr key={key} className={over && figure.count > 0 ? 'over' : undefined}>
            <th scope="row">{label}</th>
            <td>
              <i style={widthOf((figure.count / most) * 100)} />
            </td>
            <td className="num">
              <Link to={listOf(figure.query)} data-figure={figure.count}>
                {t('board.cases', { count: figure.count })}
              </Link>
            </td>
            {beside !== undefined && <td className="num">{beside}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// A custom property is not among the properties that React's type knows.
const widthOf = (share: number): CSSProperties => ({ '--v': share.toFixed(1) }) as CSSProperties;

const [WIDE, HIGH, FOOT, HEAD] = [820, 190, 30, 18];

/** Upright bars, a day each; the day of most reaches the top. Its numbers stand folded below, each a way to its list. */
export function DayBars({ days, label }: { days: readonly { on: string; figure: Figure }[]; label: string }): ReactNode {
  const { t } = useWords();
  const most = Math.max(1, ...days.map(({ figure }) => figure.count));
  const step = WIDE / Math.max(days.length, 1);
  const short = (on: string): string => on.slice(5).replace('-', '/');
  return (
    <>
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={label} className="day-bars">
        <path d={`M0 ${HIGH - FOOT}H${WIDE}`} className="ground" />
        {days.map(({ on, figure }, place) => {
          const height = (figure.count / most) * (HIGH - FOOT - HEAD);
          const x = place * step + step * 0.22;
          return (
            <g key={on}>
              <rect x={x} y={HIGH - FOOT - height} width={step * 0.56} height={height} rx="2" />
              {figure.count > 0 && (
                <text x={x + step * 0.28} y={HIGH - FOOT - height - 5} textAnchor="middle">
                  {figure.count}
                </text>
              )}
              <text x={x + step * 0.28} y={HIGH - 10} textAnchor="middle" className="day">
                {short(on)}
              </text>
            </g>
          );
        })}
      </svg>
      <details>
        <summary>{t('board.numbers')}</summary>
        <div className="scroll" tabIndex={0} role="region" aria-label={label}>
          <table className="grid">
            <thead>
              <tr>
                {days.map(({ on }) => (
                  <th key={on} scope="col" className="num">
                    {short(on)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                {days.map(({ on, figure }) => (
                  <td key={on} className="num">
                    <Link to={listOf(figure.query)} data-figure={figure.count}>
                      {figure.count}
                    </Link>
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

/** A part of a whole as one bar with its percentage; both ends open their lists. */
export function Share({ title, part, whole, bad }: { title: string; part: Figure; whole: Figure; bad?: boolean }): ReactNode {
  const { t } = useWords();
  return (
    <div className="share">
      <p className="row between">
        <b>{title}</b>
        <span className="share-figure">{percent(part.count, whole.count)}</span>
      </p>
      <div className={bad ? 'share-bar bad' : 'share-bar'} aria-hidden="true">
        <i style={{ width: `${whole.count === 0 ? 0 : (part.count / whole.count) * 100}%` }} />
      </div>
      <p className="sub">
        <Link to={listOf(part.query)} data-figure={part.count}>
          {t('board.cases', { count: part.count })}
        </Link>{' '}
        {t('board.of')}{' '}
        <Link to={listOf(whole.query)} data-figure={whole.count}>
          {t('board.cases', { count: whole.count })}
        </Link>
      </p>
    </div>
  );
}

export const percent = (part: number, whole: number): string => (whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`);
