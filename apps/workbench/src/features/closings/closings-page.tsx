import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { StaffClosingRow } from '#libs/contract';
import { Loading, shownDate, Tag, useLabel, useWords, type Tone } from '#libs/ui';
import { useClosings, useObjections } from './api.ts';
import { ObjectionCard } from './objection-card.tsx';

export const STATE_TONES: Record<StaffClosingRow['state'], Tone> = {
  NOTICE: 'wait',
  PAUSED: 'warn',
  WINDOW: 'info',
  REVIEW: 'wait',
  DEREGISTERED: 'ok',
  TERMINATED: 'bad',
  LAPSED: 'none',
  WITHDRAWN: 'none',
  REOPENED: 'warn',
};

/** The ends of firms: what was objected and waits for a word, and how every run stands. */
export default function ClosingsPage(): ReactNode {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const closings = useClosings();
  const objections = useObjections();
  useEffect(() => {
    document.title = `${t('desk.closings')} · ${t('desk.place')}`;
  }, [t]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main id="main" className="pane stack">
      <h1 ref={heading} tabIndex={-1}>
        {t('desk.closings')}
      </h1>
      <section className="stack tight">
        <h2>{t('objections.title', { count: objections.data?.length ?? 0 })}</h2>
        <p className="sub">{t('objections.about')}</p>
        {!objections.data && <Loading error={objections.error} again={() => void objections.refetch()} lines={3} />}
        {objections.data?.length === 0 && <p>{t('objections.none')}</p>}
        {objections.data?.map((one) => (
          <ObjectionCard key={one.id} objection={one} />
        ))}
      </section>
      <section className="stack tight">
        <h2>{t('closings.runs')}</h2>
        {!closings.data && <Loading error={closings.error} again={() => void closings.refetch()} lines={6} />}
        {closings.data?.length === 0 && <p>{t('closings.none')}</p>}
        {closings.data && closings.data.length > 0 && <Runs rows={closings.data} />}
      </section>
    </main>
  );
}

function Runs({ rows }: { rows: readonly StaffClosingRow[] }): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  const day = (on: string | null): string => (on ? shownDate(on, language) : '—');
  return (
    <div className="scroll">
      <table className="grid fold" aria-label={t('closings.runs')}>
        <thead>
          <tr>
            <th scope="col">{t('closings.state')}</th>
            <th scope="col" className="fill">
              {t('queue.col.name')}
            </th>
            <th scope="col">{t('closings.way')}</th>
            <th scope="col">{t('closings.noticeEnds')}</th>
            <th scope="col">{t('closings.window')}</th>
            <th scope="col">{t('closings.objections')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.filingId}>
              <td>
                <Tag tone={STATE_TONES[row.state]}>{t(`closings.is.${row.state}`)}</Tag>
              </td>
              <td className="fill">
                <Link to={`/closings/${row.filingId}`}>{row.name}</Link> <span className="sub">{label('divisions', row.registry)}</span>
              </td>
              <td>{t(`closings.way.${row.way}`)}</td>
              <td>{day(row.noticeEndsOn)}</td>
              <td>{row.applyFrom ? `${day(row.applyFrom)} – ${day(row.applyUntil)}` : '—'}</td>
              <td>{row.objections}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
