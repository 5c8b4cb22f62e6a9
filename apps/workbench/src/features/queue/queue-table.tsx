import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { TaskRow } from '#libs/contract';
import { shortTime, useLabel, useWords } from '#libs/ui';
import { DueTag } from './due-tag.tsx';

interface QueueTableProps {
  label: string;
  rows: readonly TaskRow[];
  /** Rows that have left the lane since they were first seen; they stay in place, pale. */
  gone: readonly string[];
  at: number;
  pick: (index: number) => void;
  open: (id: string) => void;
}

/** The clock first. On narrow screens a row folds to two lines. */
export function QueueTable({ label, rows, gone, at, pick, open }: QueueTableProps): ReactNode {
  const { t } = useWords();
  return (
    <div className="scroll">
      <table className="grid fold" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('queue.col.due')}</th>
            <th scope="col" className="fill">
              {t('queue.col.name')}
            </th>
            <th scope="col">{t('queue.col.number')}</th>
            <th scope="col">{t('queue.col.type')}</th>
            <th scope="col">{t('queue.col.task')}</th>
            <th scope="col">{t('queue.col.holder')}</th>
            <th scope="col" className="num">
              {t('queue.col.since')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={row.id} row={row} selected={index === at} gone={gone.includes(row.id)} pick={() => pick(index)} open={() => open(row.id)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, selected, gone, pick, open }: { row: TaskRow; selected: boolean; gone: boolean; pick: () => void; open: () => void }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const stage = row.step ? t(`step.${row.step}`) : t('step.done');
  return (
    <tr aria-selected={selected} data-gone={gone || undefined} onClick={pick} onDoubleClick={open}>
      <td>
        <DueTag dueOn={row.dueOn} decided={row.step === null} />
      </td>
      <td className="fill">
        <Link to={`/tasks/${row.id}`}>{row.name}</Link>
      </td>
      <td className="code less">{row.filingNumber}</td>
      <td>{t(`entityType.${row.entityType}`)}</td>
      <td>
        {stage}
        <span className="less">
          {' '}
          · {t(`taskKind.${row.kind}`)} · {label('divisions', row.jurisdiction)} · {t('queue.round', { round: row.round })}
        </span>
      </td>
      <td className="less">{gone ? t('queue.gone') : (row.holder?.name ?? '—')}</td>
      <td className="num less">{shortTime(row.openedAt)}</td>
    </tr>
  );
}
