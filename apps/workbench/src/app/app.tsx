import { lazy, Suspense, type ReactNode } from 'react';
import { Link, Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import type { AccountView } from '#libs/contract';
import { Header, SessionGuard, useAccount, useLabel, useWords, WaitingPage } from '#libs/ui';
import { LiveTag } from '../features/queue/live-tag.tsx';
import { TakeBack } from '../features/task/take-back.tsx';
import { OwnMenu } from './own-menu.tsx';
import { PAGES, reviews } from './pages.tsx';
import { Themed } from './theme.tsx';

const SignIn = lazy(() => import('../features/session/sign-in-page.tsx'));
const Case = lazy(() => import('./case-page.tsx'));
const Interests = lazy(() => import('../features/interests/interests-page.tsx'));
const Closing = lazy(() => import('../features/closings/closing-page.tsx'));
const WindowFiling = lazy(() => import('../features/intake/window-filing-page.tsx'));

export function App(): ReactNode {
  return (
    <Themed>
      <Routes>
        <Route element={<Frame />}>
          <Route path="sign-in" element={<SignIn />} />
          <Route element={<NeedsStaff />}>
            <Route index element={<First />} />
            {PAGES.flatMap(({ to, paths = [to], Page }) => paths.map((path) => <Route key={path} path={path} element={<Page />} />))}
            <Route path="tasks/:id" element={<Case />} />
            <Route path="interests" element={<Interests />} />
            <Route path="closings/:id" element={<Closing />} />
            <Route path="intake/:id" element={<WindowFiling />} />
          </Route>
          <Route path="*" element={<Navigate to="/" replace />} />
        </Route>
      </Routes>
    </Themed>
  );
}

function Frame(): ReactNode {
  const account = useAccount();
  return (
    <>
      <Header
        home="/"
        place={usePlace(account)}
        menu={account?.kind === 'staff' && <Menu account={account} />}
        own={
          account && (
            <>
              {reviews(account) && <LiveTag />}
              <OwnMenu account={account} />
            </>
          )
        }
      />
      <Suspense fallback={<Waiting />}>
        <Outlet />
      </Suspense>
      <TakeBack />
      <SessionGuard />
    </>
  );
}

function usePlace(account: AccountView | null | undefined): string {
  const { t } = useWords();
  const label = useLabel();
  const districts = account?.districts.map((code) => label('divisions', code)).join(t('punctuation.list'));
  return [t('desk.place'), districts].filter(Boolean).join(' · ');
}

/** Nobody is led where they may not go. A page with several addresses is current at each of them. */
function Menu({ account }: { account: AccountView }): ReactNode {
  const { t } = useWords();
  const { pathname } = useLocation();
  const isAt = (to: string): boolean => pathname.split('/')[1] === to.split('/')[1];
  return (
    <nav className="row tools" aria-label={t('desk.menu')}>
      {PAGES.filter((page) => page.mayOpen(account)).map(({ to, name }) => (
        <Link key={to} className="tool" to={to} aria-current={isAt(to) ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}

function NeedsStaff(): ReactNode {
  const account = useAccount();
  const { pathname, search } = useLocation();
  if (account === undefined) return <Waiting />;
  if (account === null || account.kind !== 'staff') return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  return <Outlet />;
}

/** Each role begins its day at the first page it may open. */
function First(): ReactNode {
  const account = useAccount();
  return <Navigate to={PAGES.find(({ mayOpen }) => account && mayOpen(account))?.to ?? '/sign-in'} replace />;
}

const Waiting = (): ReactNode => <WaitingPage look="pane" />;
