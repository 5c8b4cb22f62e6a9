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
            <th scope="col">{t('queue.col.type')}</th>
            <th scope="col">{t('queue.col.task')}</th>
            <th scope="col">{t('queue.col.marks')}</th>
            <th scope="col">{t('queue.col.holder')}</th>
            <th scope="col" className="num">
              {t('queue.col.since')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row
              key={row.id}
              place={index}
              row={row}
              selected={index === at}
              gone={gone.includes(row.id)}
              pick={() => pick(index)}
              open={() => open(row.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  place: number;
  row: TaskRow;
  selected: boolean;
  gone: boolean;
  pick: () => void;
  open: () => void;
}

function Row({ place, row, selected, gone, pick, open }: RowProps): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const stage = row.step ? t(`step.${row.step}`) : t(row.kind === 'ACCEPTANCE' ? 'step.ACCEPT' : 'step.done');
  const marks = [
    row.priority && t('mark.priority'),
    row.risk && t('mark.risk'),
    row.round > 1 && t('mark.corrected', { round: row.round }),
    row.escalatedAt && t('mark.escalated'),
    row.paused && t('mark.paused'),
    row.assignee && !row.holder && t('mark.assigned', { name: row.assignee.name }),
  ].filter((mark): mark is string => typeof mark === 'string');
  return (
    <tr data-row={place} aria-selected={selected} data-gone={gone || undefined} onClick={pick} onDoubleClick={open}>
      <td>
        <DueTag dueOn={row.dueOn} decided={row.step === null && row.kind !== 'ACCEPTANCE'} />
      </td>
      <td className="fill">
        <Link to={`/tasks/${row.id}`}>{row.name}</Link>
        <span className="sub code less"> {row.filingNumber}</span>
      </td>
      <td>{t(`entityType.${row.entityType}`)}</td>
      <td>
        {stage}
        <span className="less"> · {label('divisions', row.jurisdiction)}</span>
      </td>
      <td>{marks.length > 0 ? marks.join(t('punctuation.list')) : <span className="less">—</span>}</td>
      <td className="less">{gone ? t('queue.gone') : (row.holder?.name ?? '—')}</td>
      <td className="num less">{shortTime(row.openedAt)}</td>
    </tr>
  );
}
