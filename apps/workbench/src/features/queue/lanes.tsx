import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '#libs/ui';
import { searchText, useLanes } from './api.ts';

/** Every lane with its number. The number counts the list that the lane opens. */
export function Lanes({ current }: { current: string }): ReactNode {
  const { t } = useWords();
  const lanes = useLanes();
  return (
    <nav className="pane lanes-pane" aria-label={t('queue.lanes')}>
      <h2 className="vh">{t('queue.lanes')}</h2>
      <ul className="lane">
        {lanes.data?.lanes.map(({ key, figure }) => {
          const search = searchText(figure.query);
          return (
            <li key={key} data-lane={key}>
              <Link to={`/queue?${search}`} aria-current={search === current || undefined}>
                <span>{t(`queue.${key}`)}</span>
                <span className="num">{figure.count.toLocaleString('en')}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
