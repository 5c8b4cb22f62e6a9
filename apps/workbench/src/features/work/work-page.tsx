import { useEffect, useRef, type ReactNode } from 'react';
import { NavLink, useParams } from 'react-router';
import { fileAddress, Loading, Note, shortTime, useAccount, useWords } from '#libs/ui';
import { useWork, useWorkState, WORK_VIEWS, type WorkView } from './api.ts';
import { Departments } from './departments.tsx';
import { WorkTable } from './work-table.tsx';

/** Work behind the desks: what failed, what waits, what was done after it had failed, and how the departments' own systems answer. */
export default function WorkPage(): ReactNode {
  const { t } = useWords();
  const { view = 'failed' } = useParams();
  const heading = useRef<HTMLHeadingElement>(null);
  const state = useWorkState().data;
  const isAdministrator = useAccount()?.roles.includes('administrator') ?? false;
  const listed = WORK_VIEWS.find((one) => one === view);
  useEffect(() => {
    document.title = `${t('desk.work')} · ${t('desk.place')}`;
  }, [t]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [view]);
  return (
    <div className="desk list">
      <nav className="pane" aria-label={t('work.views')}>
        <ul className="lane">
          {WORK_VIEWS.map((one) => (
            <li key={one}>
              <NavLink to={`/work/${one}`}>
                {t(`work.${one}`)}
                {state && one !== 'cured' && <span className="sub">{state[one]}</span>}
              </NavLink>
            </li>
          ))}
          <li>
            <NavLink to="/work/departments">{t('work.departments')}</NavLink>
          </li>
          {isAdministrator && (
            <li>
              <a href={fileAddress('/queues/')} target="_blank" rel="noreferrer">
                {t('work.board')}
              </a>
            </li>
          )}
        </ul>
      </nav>
      <main id="main" className="pane stack tight">
        <h1 ref={heading} tabIndex={-1}>
          {t(listed ? `work.${listed}` : 'work.departments')}
        </h1>
        <div aria-live="polite">
          {state?.alarmSince && (
            <Note tone="bad" title={t('work.alarm', { minutes: state.alarmMinutes })}>
              <p>{t('work.alarm.since', { since: shortTime(state.oldestSince ?? state.alarmSince) })}</p>
            </Note>
          )}
        </div>
        {listed ? <Listed view={listed} /> : <Departments rows={state?.departments} />}
      </main>
    </div>
  );
}

function Listed({ view }: { view: WorkView }): ReactNode {
  const { t } = useWords();
  const work = useWork(view);
  if (!work.data) return <Loading error={work.error} again={() => void work.refetch()} lines={8} />;
  return work.data.length === 0 ? <p>{t(`work.${view}.empty`)}</p> : <WorkTable rows={work.data} label={t(`work.${view}`)} />;
}
