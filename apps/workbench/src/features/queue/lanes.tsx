import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '#libs/ui';
import { LANES, useTasks, type Lane } from './api.ts';

export function Lanes({ current }: { current: Lane }): ReactNode {
  const { t } = useWords();
  return (
    <nav className="pane" aria-label={t('queue.lanes')}>
      <h2 className="vh">{t('queue.lanes')}</h2>
      <ul className="lane">
        {LANES.map((lane) => (
          <li key={lane}>
            <LaneLink lane={lane} current={lane === current} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function LaneLink({ lane, current }: { lane: Lane; current: boolean }): ReactNode {
  const { t } = useWords();
  const { data } = useTasks(lane);
  return (
    <Link to={`/queue/${lane}`} aria-current={current || undefined}>
      <span>{t(`queue.${lane}`)}</span>
      <span>{data ? data.total.toLocaleString('en') : '…'}</span>
    </Link>
  );
}
