import type { ReactNode } from 'react';
import type { WorkRow } from '#libs/contract';
import { Button, shortTime, Tag, Trouble, useWords } from '#libs/ui';
import { useRetry } from './api.ts';

export function WorkTable({ rows, label }: { rows: readonly WorkRow[]; label: string }): ReactNode {
  const { t } = useWords();
  return (
    <div className="scroll">
      <table className="grid fold" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('work.since')}</th>
            <th scope="col">{t('work.message')}</th>
            <th scope="col">{t('work.queue')}</th>
            <th scope="col" className="fill">
              {t('work.failure')}
            </th>
            <th scope="col">{t('people.acts')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: WorkRow }): ReactNode {
  const { t } = useWords();
  const retry = useRetry(row.id);
  return (
    <tr>
      <td>
        <Tag tone={row.doneAt ? 'ok' : row.failedAt ? 'bad' : 'wait'}>{shortTime(row.since)}</Tag>
        {row.doneAt && <span className="sub line">{t('work.done', { at: shortTime(row.doneAt) })}</span>}
      </td>
      <td>{row.message}</td>
      <td className="less">{row.queue}</td>
      <td className="fill">
        {row.failure ?? '—'}
        {row.failedAt && <span className="sub line">{t(row.forGood ? 'work.forGood' : 'work.passing')}</span>}
        <span className="sub line code">{JSON.stringify(row.payload)}</span>
        <History row={row} />
        <Trouble error={retry.error} />
      </td>
      <td>
        {row.failedAt && !row.doneAt && (
          <Button busy={retry.isPending} onClick={() => retry.mutate()}>
            {t('work.retry')}
            <span className="vh">{row.message}</span>
          </Button>
        )}
      </td>
    </tr>
  );
}

/** Every reason for which it was given up, how often, and who had it tried again. */
function History({ row }: { row: WorkRow }): ReactNode {
  const { t } = useWords();
  if (row.history.length === 0 && row.retries === 0) return null;
  return (
    <details>
      <summary>{t('work.history', { count: row.history.length })}</summary>
      <ul>
        {row.history.map((one) => (
          <li key={`${one.handler} ${one.reason}`}>
            <span className="code">{one.handler}</span> {one.reason}
            <span className="sub line">{t('work.times', { count: one.times, first: shortTime(one.firstAt), last: shortTime(one.lastAt) })}</span>
          </li>
        ))}
        {row.retriedAt && <li>{t('work.retried', { count: row.retries, who: row.retriedBy ?? '—', at: shortTime(row.retriedAt) })}</li>}
      </ul>
    </details>
  );
}
