import { lazy, Suspense, type ReactNode } from 'react';
import { NavLink, Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import type { AccountView } from '#libs/contract';
import { Header, Loading, useAccount, useLabel, useWords } from '#libs/ui';
import { HoldsCount } from '../features/holds/holds-count.tsx';
import { SignOutButton } from '../features/session/sign-out-button.tsx';

const SignIn = lazy(() => import('../features/session/sign-in-page.tsx'));
const Queue = lazy(() => import('../features/queue/queue-page.tsx'));
const Case = lazy(() => import('./case-page.tsx'));
const Law = lazy(() => import('../features/law/law-page.tsx'));
const Holds = lazy(() => import('../features/holds/holds-page.tsx'));
const Work = lazy(() => import('../features/work/work-page.tsx'));

export function App(): ReactNode {
  return (
    <Routes>
      <Route element={<Frame />}>
        <Route path="sign-in" element={<SignIn />} />
        <Route element={<NeedsStaff />}>
          <Route index element={<First />} />
          <Route path="queue/:lane" element={<Queue />} />
          <Route path="tasks/:id" element={<Case />} />
          <Route path="holds" element={<Holds />} />
          <Route path="work" element={<Work />} />
          <Route path="law" element={<Navigate to="/law/corrections" replace />} />
          <Route path="law/:view" element={<Law />} />
        </Route>
        <Route path="*" element={<Navigate to="/queue/open" replace />} />
      </Route>
    </Routes>
  );
}

function Frame(): ReactNode {
  const account = useAccount();
  return (
    <>
      <Header
        home="/queue/open"
        place={usePlace(account)}
        menu={account && <Menu account={account} />}
        own={account && <SignOutButton name={account.name} />}
      />
      <Suspense fallback={<Waiting />}>
        <Outlet />
      </Suspense>
    </>
  );
}

function usePlace(account: AccountView | null | undefined): string {
  const { t } = useWords();
  const label = useLabel();
  if (!account) return t('desk.place');
  const districts = account.districts.map((code) => label('divisions', code)).join('、');
  return [t('desk.place'), districts, account.department && label('departments', account.department)].filter(Boolean).join(' · ');
}

function Menu({ account }: { account: AccountView }): ReactNode {
  const { t } = useWords();
  return (
    <nav className="row tools" aria-label={t('desk.menu')}>
      {reviews(account) && (
        <NavLink className="tool" to="/queue/open">
          {t('desk.queue')}
        </NavLink>
      )}
      {reviews(account) && account.department === 'MARKET_SUPERVISION' && (
        <NavLink className="tool" to="/holds">
          <HoldsCount />
        </NavLink>
      )}
      {(account.roles.includes('operator') || account.roles.includes('administrator')) && (
        <NavLink className="tool" to="/work">
          {t('desk.work')}
        </NavLink>
      )}
      {account.roles.includes('administrator') && (
        <NavLink className="tool" to="/law">
          {t('desk.law')}
        </NavLink>
      )}
    </nav>
  );
}

function NeedsStaff(): ReactNode {
  const account = useAccount();
  const { pathname } = useLocation();
  if (account === undefined) return <Waiting />;
  if (account === null || account.kind !== 'staff') return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname)}`} replace />;
  return <Outlet />;
}

const reviews = ({ roles }: AccountView): boolean => roles.some((role) => ['examiner', 'approver', 'supervisor'].includes(role));

/** Where each role begins its day. */
function First(): ReactNode {
  const account = useAccount();
  return <Navigate to={account && !reviews(account) ? '/work' : '/queue/open'} replace />;
}

const Waiting = (): ReactNode => (
  <main className="pane">
    <Loading />
  </main>
);
