import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { BoardView, TaskRow } from '#libs/contract';
import { Loading, sayError, Tag, useService, useWords } from '#libs/ui';
import { useMostUrgent, useOversee } from './api.ts';

/** What is at the head of the queue, and to whom it may go. */
export function Urgent({ officers }: { officers: BoardView['officers'] }): ReactNode {
  const { t } = useWords();
  const urgent = useMostUrgent();
  if (!urgent.data) return <Loading error={urgent.error} lines={5} />;
  if (urgent.data.tasks.length === 0) return <p className="sub">{t('queue.empty')}</p>;
  return (
    <div className="scroll">
      <table className="grid fold" aria-label={t('board.urgent')}>
        <thead>
          <tr>
            <th scope="col">{t('queue.col.due')}</th>
            <th scope="col" className="fill">
              {t('queue.col.name')}
            </th>
            <th scope="col">{t('queue.col.holder')}</th>
            <th scope="col">{t('assign.to')}</th>
          </tr>
        </thead>
        <tbody>
          {urgent.data.tasks.map((row) => (
            <Row key={row.id} row={row} officers={officers} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, officers }: { row: TaskRow; officers: BoardView['officers'] }): ReactNode {
  const { t } = useWords();
  const on = useService()?.registryDate ?? '';
  const late = row.dueOn !== null && row.dueOn < on;
  return (
    <tr>
      <td>
        <Tag tone={late ? 'bad' : row.dueOn === on ? 'warn' : 'wait'}>{row.dueOn?.slice(5) ?? t('due.none')}</Tag>
      </td>
      <td className="fill">
        <Link to={`/tasks/${row.id}`}>{row.name}</Link>
      </td>
      <td>{row.holder?.name ?? (row.assignee ? t('mark.assigned', { name: row.assignee.name }) : t('assign.nobody'))}</td>
      <td>
        <AssignSelect task={row} officers={officers} />
      </td>
    </tr>
  );
}

/** Gives a case to an officer, or back to everyone, at once. */
export function AssignSelect({
  task,
  officers,
}: {
  task: Pick<TaskRow, 'id' | 'round' | 'version' | 'name' | 'assignee'>;
  officers: BoardView['officers'];
}): ReactNode {
  const { t, has } = useWords();
  const assign = useOversee<{ to: string | null }>(task, 'assign');
  return (
    <>
      <select
        className="in unit"
        aria-label={t('assign.case', { name: task.name })}
        value={task.assignee?.id ?? ''}
        disabled={assign.isPending}
        onChange={(event) => assign.mutate({ to: event.target.value || null })}
      >
        <option value="">{t('assign.everyone')}</option>
        {officers.map(({ id, name, held }) => (
          <option key={id} value={id}>
            {name} · {held.count}
          </option>
        ))}
      </select>
      {assign.error && (
        <span className="err" role="alert">
          {sayError(assign.error, t, has)}
        </span>
      )}
    </>
  );
}
