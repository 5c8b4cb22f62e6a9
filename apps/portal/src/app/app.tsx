import { lazy, Suspense, type ReactNode } from 'react';
import { Link, Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import { Header, Page, SessionGuard, ThemeChoice, useAccount, useService, useWords, WaitingPage } from '#libs/ui';
import { SignOutButton } from './sign-out-button.tsx';

const SignIn = lazy(() => import('../features/account/sign-in-page.tsx'));
const SignUp = lazy(() => import('../features/account/sign-up-page.tsx'));
const Recover = lazy(() => import('../features/account/recover-page.tsx'));
const Account = lazy(() => import('./account-page.tsx'));
const Mine = lazy(() => import('./mine-page.tsx'));
const Begin = lazy(() => import('../features/filing/begin-page.tsx'));
const Filing = lazy(() => import('../features/filing/filing-routes.tsx'));
const Sign = lazy(() => import('./sign-page.tsx'));
const Licence = lazy(() => import('../features/licence/licence-page.tsx'));
const Verify = lazy(() => import('../features/licence/verify-page.tsx'));
const CheckPaper = lazy(() => import('../features/licence/check-paper-page.tsx'));
const Named = lazy(() => import('./named-page.tsx'));
const Firm = lazy(() => import('../features/firm/firm-page.tsx'));
const Record = lazy(() => import('../features/record/record-page.tsx'));
const Liquidation = lazy(() => import('../features/firm/liquidation-page.tsx'));
const Search = lazy(() => import('../features/everyone/search-page.tsx'));
const Standard = lazy(() => import('../features/everyone/standard-page.tsx'));
const Statistics = lazy(() => import('../features/everyone/statistics-page.tsx'));
const Notices = lazy(() => import('../features/everyone/notices-page.tsx'));
const ClosingNotices = lazy(() => import('../features/everyone/closing-notices-page.tsx'));
const OwnObjections = lazy(() => import('../features/everyone/own-objections-page.tsx'));
const Agent = lazy(() => import('../features/agent/agent-page.tsx'));
const Inbox = lazy(() => import('../features/inbox/inbox-page.tsx'));

export function App(): ReactNode {
  return (
    <Routes>
      <Route element={<Frame />}>
        {/* The first page is the server's own document. */}
        <Route index element={<Navigate to="/begin" replace />} />
        <Route path="sign-in" element={<SignIn />} />
        <Route path="sign-up" element={<SignUp />} />
        <Route path="recover" element={<Recover />} />
        <Route path="sign/:token" element={<Sign />} />
        <Route path="v/:code" element={<Verify />} />
        <Route path="check-licence" element={<CheckPaper />} />
        <Route path="register/:code" element={<Record />} />
        <Route path="search" element={<Search />} />
        <Route path="standard" element={<Standard />} />
        <Route path="statistics" element={<Statistics />} />
        <Route path="notices" element={<Notices />} />
        <Route path="notices/closings" element={<ClosingNotices />} />
        <Route element={<NeedsAccount staffToo />}>
          <Route path="account" element={<Account />} />
        </Route>
        <Route element={<NeedsAccount />}>
          <Route path="mine" element={<Mine />} />
          <Route path="firms/:id" element={<Firm />} />
          <Route path="firms/:id/liquidation" element={<Liquidation />} />
          <Route path="agent" element={<Agent />} />
          <Route path="inbox" element={<Inbox />} />
          <Route path="objections" element={<OwnObjections />} />
          <Route path="named" element={<Named />} />
          <Route path="begin" element={<Begin />} />
          <Route path="filings/:id/licence" element={<Licence />} />
          <Route path="filings/:id/*" element={<Filing />} />
        </Route>
        <Route path="*" element={<NotThere />} />
      </Route>
    </Routes>
  );
}

function Frame(): ReactNode {
  const { t } = useWords();
  const { pathname } = useLocation();
  return (
    <>
      <Header
        home="/"
        elsewhere
        place={t('app.place')}
        own={
          <Link className="tool" to="/mine">
            {t('app.mine')}
            <span className="vh">{t('app.mine.more')}</span>
          </Link>
        }
      />
      <Suspense fallback={<WaitingPage />}>
        <Outlet key={pathname.split('/')[1]} />
      </Suspense>
      <Foot />
      <SessionGuard />
    </>
  );
}

function Foot(): ReactNode {
  const { t } = useWords();
  const service = useService();
  return (
    <footer className="foot">
      <div className="wrap row">
        <Link to="/check-licence">{t('app.checkLicence')}</Link>
        <Link to="/search">{t('app.search')}</Link>
        <Link to="/notices">{t('notices.title')}</Link>
        <Link to="/standard">{t('standard.title')}</Link>
        <Link to="/statistics">{t('statistics.title')}</Link>
        <Link to="/named">{t('app.named')}</Link>
        <a href="/">{t('app.begin')}</a>
        <Link to="/inbox">{t('app.inbox')}</Link>
        <span className="push">
          <ThemeChoice />
        </span>
        {service?.mode === 'demo' && <span>{t('app.demo.foot')}</span>}
      </div>
    </footer>
  );
}

/** Pages of one's own: who is not signed in does so first and comes back here. */
function NeedsAccount({ staffToo = false }: { staffToo?: boolean }): ReactNode {
  const account = useAccount();
  const { pathname, search } = useLocation();
  if (account === undefined) return <WaitingPage />;
  if (account === null) return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  if (account.kind === 'staff' && !staffToo) return <ForStaff />;
  return <Outlet />;
}

/** A staff account files nothing; its place is the workbench. */
function ForStaff(): ReactNode {
  const { t } = useWords();
  return (
    <Page title={t('app.staff')} lede={t('app.staff.text')}>
      <p className="row go">
        <a className="btn main" href="/workbench/">
          {t('app.toWorkbench')}
        </a>
        <SignOutButton />
      </p>
    </Page>
  );
}

function NotThere(): ReactNode {
  const { t } = useWords();
  return (
    <Page title={t('error.not_there.title')}>
      <p>{t('error.not_there')}</p>
      <p className="row">
        <a className="hit" href="/">
          {t('app.toStart')}
        </a>
      </p>
    </Page>
  );
}
