import { useEffect, useRef, type ReactNode } from 'react';
import { Link, NavLink, useParams } from 'react-router';
import type { StaffView } from '#libs/contract';
import { Loading, Note, useAccount, useWords } from '#libs/ui';
import { useStaff } from './api.ts';
import { NewPerson } from './new-person.tsx';
import { Person } from './person.tsx';
import { StaffTable } from './staff-table.tsx';

const VIEWS = ['here', 'waiting', 'left'] as const;

/** The accounts of staff: the system administrator makes and moves them, the security administrator says what each may do. */
export default function StaffPage(): ReactNode {
  const { t } = useWords();
  const { view = 'here' } = useParams();
  const heading = useRef<HTMLHeadingElement>(null);
  const account = useAccount();
  const staff = useStaff();
  const person = staff.data?.find(({ id }) => id === view);
  const title = person?.name ?? (view === 'new' ? t('staff.new') : t('desk.staff'));
  const makes = account?.roles.includes('administrator') ?? false;
  useEffect(() => {
    document.title = `${title} · ${t('desk.place')}`;
  }, [t, title]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [view]);
  return (
    <div className="desk list">
      <nav className="pane" aria-label={t('staff.views')}>
        <ul className="lane">
          {VIEWS.map((one) => (
            <li key={one}>
              <NavLink to={`/staff/${one}`}>
                {t(`staff.view.${one}`)}
                <span className="sub">{staff.data?.filter((each) => viewOf(each) === one).length ?? ''}</span>
              </NavLink>
            </li>
          ))}
          {makes && (
            <li>
              <NavLink to="/staff/new">{t('staff.new')}</NavLink>
            </li>
          )}
        </ul>
      </nav>
      <main id="main" className="pane stack tight">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {!staff.data && <Loading error={staff.error} again={() => void staff.refetch()} lines={8} />}
        {view === 'new' && <NewPerson />}
        {person && <Person key={person.id} person={person} />}
        {VIEWS.some((one) => one === view) && staff.data && (
          <>
            <p className="sub">{t(makes ? 'staff.about.system' : 'staff.about.security')}</p>
            <StaffTable staff={staff.data.filter((each) => viewOf(each) === view)} label={t(`staff.view.${view}`)} />
          </>
        )}
        {staff.data && !person && view !== 'new' && !VIEWS.some((one) => one === view) && (
          <Note tone="warn" title={t('error.not_there.title')}>
            <p>
              <Link className="hit" to="/staff/here">
                {t('desk.staff')}
              </Link>
            </p>
          </Note>
        )}
      </main>
    </div>
  );
}

/** Who may do nothing yet waits for the security administrator. */
const viewOf = ({ active, roles }: StaffView): (typeof VIEWS)[number] => (!active ? 'left' : roles.length === 0 ? 'waiting' : 'here');
