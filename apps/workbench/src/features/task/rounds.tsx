import { useState, type ReactNode } from 'react';
import type { RemarkView, TaskView } from '#libs/contract';
import { Loading, useLabel, useWords, type FactRow } from '#libs/ui';
import { useDifferences } from './api.ts';

/** What was asked for before, the applicant's answer beside it, and every field that differs since. */
export function Rounds({ task, rows }: { task: TaskView; rows: readonly FactRow[] }): ReactNode {
  const { t } = useWords();
  const [from, setFrom] = useState(task.round - 1);
  if (task.round < 2) return <p className="sub">{t('round.first')}</p>;
  return (
    <div className="stack tight">
      {task.earlier.map(({ round, remarks }) => (
        <section key={round} className="stack tight">
          <h3>{t('round.asked', { round })}</h3>
          <table className="grid" aria-label={t('round.asked', { round })}>
            <thead>
              <tr>
                <th scope="col">{t('remark.field')}</th>
                <th scope="col">{t('remark.reason')}</th>
                <th scope="col">{t('round.answer')}</th>
              </tr>
            </thead>
            <tbody>
              {remarks.map((remark, index) => (
                <tr key={index}>
                  <td>{fieldOf(remark, rows) ?? t('remark.whole')}</td>
                  <td className="fill">
                    {remark.reason} <span className="sub">{remark.cure}</span>
                  </td>
                  <td className="fill">{remark.answer ?? <span className="sub">{t('round.noAnswer')}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      {task.round > 2 && (
        <label className="row">
          {t('round.since')}
          <select className="in unit" value={from} onChange={(event) => setFrom(Number(event.target.value))}>
            {Array.from({ length: task.round - 1 }, (_, place) => (
              <option key={place + 1} value={place + 1}>
                {t('queue.round', { round: place + 1 })}
              </option>
            ))}
          </select>
        </label>
      )}
      <Differences taskId={task.id} from={from} rows={rows} />
    </div>
  );
}

const fieldOf = ({ path }: RemarkView, rows: readonly FactRow[]): string | undefined => (path === undefined ? undefined : labelOf(path, rows));

const labelOf = (path: string, rows: readonly FactRow[]): string | undefined =>
  rows
    .filter((row) => path === row.path || path.startsWith(`${row.path}.`) || path.startsWith(`${row.path}[`))
    .sort((a, b) => b.path.length - a.path.length)[0]?.label;

function Differences({ taskId, from, rows }: { taskId: string; from: number; rows: readonly FactRow[] }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const found = useDifferences(taskId, from);
  if (!found.data) return <Loading error={found.error} lines={3} />;
  const { differences, documents, to } = found.data;
  if (differences.length + documents.length === 0) return <p className="sub">{t('round.same')}</p>;
  return (
    <table className="grid differences" aria-label={t('round.differences', { from, to })}>
      <caption>{t('round.differences', { from, to })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('remark.field')}</th>
          <th scope="col">{t('queue.round', { round: from })}</th>
          <th scope="col">{t('queue.round', { round: to })}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ path, before, after }) => (
          <tr key={path}>
            <td>{labelOf(path, rows) ?? path}</td>
            <td className="fill">
              <del>{said(before) ?? t('round.nothing')}</del>
            </td>
            <td className="fill">
              <ins>{said(after) ?? t('round.nothing')}</ins>
            </td>
          </tr>
        ))}
        {documents.map(({ kind, what }, index) => (
          <tr key={`${kind} ${index}`}>
            <td>{label('documentKinds', kind)}</td>
            <td className="fill">{what === 'removed' && <del>{t('round.paper')}</del>}</td>
            <td className="fill">{what === 'added' && <ins>{t('round.paper')}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A value as the form has it; a whole part is told by its own texts. */
function said(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(said).filter(Boolean).join('；');
  return Object.values(value).map(said).filter(Boolean).join(' · ');
}
