import { lazy, type ReactNode } from 'react';
import { Navigate, Outlet, Route, Routes, useParams } from 'react-router';
import { WaitingPage } from '#libs/ui';
import { useFiling } from './api.ts';
import { DraftProvider, useDraft } from './draft.tsx';
import TaskListPage from './task-list-page.tsx';

const Name = lazy(() => import('./name-topic.tsx'));
const Scope = lazy(() => import('./scope-topic.tsx'));
const Address = lazy(() => import('./address-topic.tsx'));
const People = lazy(() => import('./people-topic.tsx'));
const Capital = lazy(() => import('./capital-topic.tsx'));
const Form = lazy(() => import('./form-topic.tsx'));
const Commitments = lazy(() => import('./commitments-topic.tsx'));
const Closing = lazy(() => import('./closing-topic.tsx'));
const Change = lazy(() => import('./change/change-topic.tsx'));
const ChangeCapital = lazy(() => import('./change/change-capital-topic.tsx'));
const ChangePeople = lazy(() => import('./change/change-people-topic.tsx'));
const OrdinaryClosing = lazy(() => import('./ordinary-closing-topic.tsx'));
const Documents = lazy(() => import('./documents-topic.tsx'));
const Check = lazy(() => import('./check-page.tsx'));
const Signers = lazy(() => import('./signers-page.tsx'));
const Correction = lazy(() => import('./correction-page.tsx'));
const Track = lazy(() => import('./track-page.tsx'));

/** All pages of one filing share its draft. */
export default function FilingRoutes(): ReactNode {
  const { id = '' } = useParams();
  const filing = useFiling(id);
  if (!filing.data) return <WaitingPage error={filing.error} again={() => void filing.refetch()} />;
  return (
    <DraftProvider key={id} filing={filing.data}>
      <Routes>
        <Route index element={<Home />} />
        <Route element={<OnlyDraft />}>
          <Route path="name" element={<Name />} />
          <Route path="scope" element={<Scope />} />
          <Route path="address" element={<Address />} />
          <Route path="people" element={<OfChange page={<ChangePeople />} otherwise={<People />} />} />
          <Route path="capital" element={<OfChange page={<ChangeCapital />} otherwise={<Capital />} />} />
          <Route path="change" element={<Change />} />
          <Route path="form" element={<Form />} />
          <Route path="commitments" element={<Commitments />} />
          <Route path="closing" element={<TheEnd />} />
          <Route path="documents" element={<Documents />} />
          <Route path="check" element={<Check />} />
        </Route>
        <Route path="signers" element={<Signers />} />
        <Route path="track" element={<Track />} />
        <Route path="*" element={<Navigate to={`/filings/${id}`} replace />} />
      </Routes>
    </DraftProvider>
  );
}

/** The page that the filing's state asks for. */
function Home(): ReactNode {
  const { filing } = useDraft();
  if (filing.state === 'DRAFT') return <TaskListPage />;
  if (filing.state === 'AWAITING_SIGNATURES') return <Signers />;
  if (filing.state === 'CORRECTION_REQUESTED') return <Correction />;
  return <Track />;
}

function TheEnd(): ReactNode {
  return useDraft().filing.kind === 'deregistration' ? <OrdinaryClosing /> : <Closing />;
}

/** A change asks about the same things, beside what is registered. */
function OfChange({ page, otherwise }: { page: ReactNode; otherwise: ReactNode }): ReactNode {
  return useDraft().filing.kind === 'change' ? page : otherwise;
}

/** Answers can be changed in a draft only; an old link leads to where the filing stands. */
function OnlyDraft(): ReactNode {
  const { filing } = useDraft();
  return filing.state === 'DRAFT' ? <Outlet /> : <Navigate to={`/filings/${filing.id}`} replace />;
}
