import { useEffect, useRef, type ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { TaskView } from '#libs/contract';
import {
  ApiError,
  Button,
  clockTime,
  FactList,
  factSections,
  KeyBar,
  Loading,
  Note,
  sayError,
  shortTime,
  useKeys,
  useLabel,
  useWords,
} from '#libs/ui';
import { useTasks } from '../features/queue/api.ts';
import { DueTag } from '../features/queue/due-tag.tsx';
import { useClaim } from '../features/queue/use-claim.ts';
import { useHold, useTask } from '../features/task/api.ts';
import { CaseFindings } from '../features/task/case-findings.tsx';
import { EarlierVerdicts } from '../features/task/earlier-verdicts.tsx';
import { Papers } from '../features/task/papers.tsx';
import { VerdictForm } from '../features/task/verdict-form.tsx';

/** Queue, case, verdict: three panes, each scrolls for itself. */
export default function CasePage(): ReactNode {
  const { id = '' } = useParams();
  const task = useTask(id);
  return (
    <div className="desk case">
      <Mine current={id} />
      {task.data ? (
        <Case key={id} task={task.data} error={task.error} />
      ) : (
        <>
          <main id="main" className="pane">
            <Loading error={task.error} again={() => void task.refetch()} lines={10} />
          </main>
          <div className="pane" />
        </>
      )}
      <KeyBar keys={['N', 'C', 'X', 'Y', 'B', 'F', 'Enter']} about="case" />
    </div>
  );
}

function Mine({ current }: { current: string }): ReactNode {
  const { t } = useWords();
  const mine = useTasks('mine');
  return (
    <nav className="pane" aria-label={t('queue.mine')}>
      <h2>
        <Link to="/queue/mine">{t('queue.mine')}</Link> <span className="sub">{mine.data?.total ?? '…'}</span>
      </h2>
      <ul className="lane queue-lane">
        {mine.data?.tasks.map((row) => (
          <li key={row.id}>
            <Link to={`/tasks/${row.id}`} aria-current={row.id === current || undefined}>
              <span>{row.name}</span>
              <span className="row between">
                <span className="sub">{t(`entityType.${row.entityType}`)}</span>
                <DueTag dueOn={row.dueOn} decided={row.step === null} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Case({ task, error }: { task: TaskView; error: Error | null }): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${task.name} · ${t('desk.place')}`;
  }, [task.name, t]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const sections = factSections(task.filing, task.filing.facts, { t, label, language });
  const flagged = (path: string): string[] =>
    task.check.findings
      .filter((finding) => finding.severity === 'blocking' && (finding.path === path || finding.path.startsWith(`${path}.`)))
      .map((finding) => finding.cause);
  return (
    <>
      <main id="main" className="pane stack tight">
        <div className="casehead">
          <div>
            <h1 ref={heading} tabIndex={-1}>
              {task.name}
            </h1>
            <p className="sub">
              {[
                t(`entityType.${task.entityType}`),
                t(`filingKind.${task.filing.kind}`),
                task.filingNumber,
                t('queue.round', { round: task.round }),
              ].join(' · ')}
            </p>
          </div>
          <div>
            <p>
              <DueTag dueOn={task.dueOn} decided={task.step === null} />
            </p>
            <p className="sub">
              {t(`taskKind.${task.kind}`)} · {t(task.gating ? 'case.gating' : 'case.notGating')} · {shortTime(task.openedAt)}
            </p>
          </div>
        </div>
        {error && (
          <Note tone="warn" slim icon="cut" title={t('case.stale')}>
            <p>{t('case.stale.text')}</p>
          </Note>
        )}
        <CaseFindings findings={task.check.findings} lawVersion={task.check.lawVersion} />
        <Permits task={task} />
        <div className={task.documents.length > 0 ? 'split' : undefined}>
          <div className="stack tight">
            {sections.map((section) => (
              <section key={section.key}>
                <h2>{section.title}</h2>
                <FactList rows={section.rows} flaws={(row) => flagged(row.path)} />
              </section>
            ))}
          </div>
          {task.documents.length > 0 && <Papers taskId={task.id} documents={task.documents} />}
        </div>
        {task.documents.length === 0 && <p className="sub">{t('case.noPapers')}</p>}
        <p className="sub">
          {t('case.hash')} <span className="code">{task.filing.contentHash.slice(0, 16).toUpperCase()}</span>
        </p>
      </main>
      <Judgement task={task} />
    </>
  );
}

function Permits({ task }: { task: TaskView }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const { preApprovals, postApprovals } = task.check;
  if (preApprovals.length + postApprovals.length === 0) return null;
  const named = (index: number | undefined): string => (index === undefined ? '' : (task.filing.facts.businessScope?.[index] ?? ''));
  return (
    <Note tone="info" slim title={t('case.permits')}>
      {preApprovals.map((one) => (
        <p key={`${one.item} ${one.scopeItem ?? one.investor}`}>
          {t('case.preApproval', { what: named(one.scopeItem), item: one.item, permit: t(`permit.${one.permit}`) })}
        </p>
      ))}
      {postApprovals.map((one) => (
        <p key={`${one.item} ${one.scopeItem}`}>
          {t('case.postApproval', { what: named(one.scopeItem), item: one.item, department: label('departments', one.notify) })}
        </p>
      ))}
    </Note>
  );
}

/** Claim, verdict, what was decided before. What was typed stays when a claim is lost. */
function Judgement({ task }: { task: TaskView }): ReactNode {
  const { t, has } = useWords();
  const navigate = useNavigate();
  const claim = useHold(task.id, 'claim');
  const release = useHold(task.id, 'release');
  const next = useClaim();
  const step = task.maySettle[0];
  useRenewing(task);
  useKeys({
    n: next.takeNext,
    c: () => task.mayClaim && claim.mutate(),
    x: () => task.holder && release.mutate(),
  });
  const refusal = claim.error ?? release.error ?? next.error;
  return (
    <aside className="pane stack tight" aria-label={t('verdict.pane')}>
      {refusal && (
        <Note tone="warn" slim role="alert" title={t('case.conflict')}>
          <p>{sayError(refusal, t, has)}</p>
          {refusal instanceof ApiError && refusal.status === 409 && <p className="sub">{t('case.conflict.text')}</p>}
        </Note>
      )}
      {task.holder && <p className="sub">{t('case.holder', { name: task.holder.name, time: clockTime(task.holder.until) })}</p>}
      <p className="row">
        {task.mayClaim && (
          <Button look="main" busy={claim.isPending} onClick={() => claim.mutate()}>
            {t('case.claim')} <kbd>C</kbd>
          </Button>
        )}
        {step && task.holder && (
          <Button busy={release.isPending} onClick={() => release.mutate()}>
            {t('case.release')} <kbd>X</kbd>
          </Button>
        )}
        <Button onClick={next.takeNext}>
          {t('queue.next')} <kbd>N</kbd>
        </Button>
      </p>
      {next.none && (
        <p className="sub" role="status">
          {t('queue.none')}
        </p>
      )}
      {step ? (
        <VerdictForm key={`${task.round} ${step}`} task={task} step={step} done={() => void navigate('/queue/open')} />
      ) : (
        <p className="sub">{task.step === null ? t('case.decided') : t(task.mayClaim ? 'case.claimFirst' : 'case.notYours')}</p>
      )}
      <h2>{t('case.before')}</h2>
      <EarlierVerdicts verdicts={task.verdicts} />
    </aside>
  );
}

/** While the case is open before its holder the claim is kept alive. */
function useRenewing(task: TaskView): void {
  const { mutate } = useHold(task.id, 'renew');
  const held = task.maySettle.length > 0 && task.holder !== null;
  useEffect(() => {
    if (!held) return;
    const timer = setInterval(() => mutate(), 60_000);
    return () => clearInterval(timer);
  }, [held, mutate]);
}
