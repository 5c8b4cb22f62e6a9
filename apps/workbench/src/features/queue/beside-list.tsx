import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '#libs/ui';
import { useDeskPage } from './api.ts';
import { DueTag } from './due-tag.tsx';
import { lastLane } from './last-lane.ts';

/** The list that the officer came from, beside the case. */
export function BesideList({ current }: { current: string }): ReactNode {
  const { t } = useWords();
  const search = lastLane();
  const page = useDeskPage(search, null, 30);
  return (
    <nav className="pane" aria-label={t('queue.beside')}>
      <h2>
        <Link to={`/queue?${search}`}>{t('queue.beside')}</Link> <span className="sub">{page.data?.total.toLocaleString('en') ?? '…'}</span>
      </h2>
      <ul className="lane queue-lane">
        {page.data?.tasks.map((row) => (
          <li key={row.id}>
            <Link to={`/tasks/${row.id}`} aria-current={row.id === current || undefined}>
              <span>{row.name}</span>
              <span className="row between">
                <span className="sub">{t(`entityType.${row.entityType}`)}</span>
                <DueTag dueOn={row.dueOn} decided={row.step === null && row.kind !== 'ACCEPTANCE'} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
