import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import type { TaskView } from '#libs/contract';
import {
  ApiError,
  Button,
  clockTime,
  type FactRow,
  DifferenceList,
  factSections,
  Key,
  KeyBar,
  Note,
  sayError,
  shortTime,
  Tag,
  useAccount,
  useKeys,
  useLabel,
  useWords,
  WaitingPage,
} from '#libs/ui';
import { ClosingStand } from '../features/closings/closing-stand.tsx';
import { CaseOversight } from '../features/oversight/case-oversight.tsx';
import { BesideList } from '../features/queue/beside-list.tsx';
import { DueTag } from '../features/queue/due-tag.tsx';
import { useClaim } from '../features/queue/use-claim.ts';
import { useChanges, useHold, useTask } from '../features/task/api.ts';
import { AcceptanceForm } from '../features/task/acceptance-form.tsx';
import { CaseActs } from '../features/task/case-acts.tsx';
import { CaseContext } from '../features/task/case-context.tsx';
import { CaseFacts } from '../features/task/case-facts.tsx';
import { CaseFindings } from '../features/task/case-findings.tsx';
import { EarlierVerdicts } from '../features/task/earlier-verdicts.tsx';
import { keepWord, useLastWord } from '../features/task/last-word.ts';
import { LateReasonForm } from '../features/task/late-reason.tsx';
import { Papers } from '../features/task/papers.tsx';
import { VerdictForm } from '../features/task/verdict-form.tsx';

/** Queue, case, verdict: three panes, each scrolls for itself. */
export default function CasePage(): ReactNode {
  const { id = '' } = useParams();
  const task = useTask(id);
  return (
    <div className="desk case">
      <BesideList current={id} />
      {task.data ? (
        <Case key={id} task={task.data} error={task.error} />
      ) : (
        <>
          <WaitingPage look="pane" error={task.error} again={() => void task.refetch()} lines={10} />
          <div className="pane" />
        </>
      )}
      <KeyBar keys={['N', 'A', '1', 'Y', 'B', 'F', 'M', 'Enter', 'U', 'P', 'D', 'C', 'X']} more={['J', 'K', '[', ']', 'Z', 'G', 'V']} about="case" />
    </div>
  );
}

function Case({ task, error }: { task: TaskView; error: Error | null }): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  const heading = useRef<HTMLHeadingElement>(null);
  const [at, setAt] = useState<string | null>(null);
  const { word, taken } = useLastWord();
  const { heldBack } = task;
  useEffect(() => {
    // After a reload it can be taken back as before; only what was typed is gone.
    if (heldBack?.mine && heldBack.outInMs > 0 && !word)
      keepWord({ taskId: task.id, name: task.name, verdict: heldBack.verdict, until: Date.now() + heldBack.outInMs, putBack: () => undefined });
  }, [heldBack, word, task.id, task.name]);
  useEffect(() => {
    document.title = `${task.name} · ${t('desk.place')}`;
  }, [task.name, t]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const sections = factSections(task.filing, task.filing.facts, { t, label, language });
  const rows = sections.flatMap((section) => section.rows);
  const changes = useChanges(task.id, task.round);
  const changed = (path: string): boolean => changes.some((one) => one === path || one.startsWith(`${path}.`) || one.startsWith(`${path}[`));
  const step = (by: number): void => {
    const place = rows.findIndex((row) => row.path === at);
    const next = rows[Math.min(Math.max(place + by, 0), rows.length - 1)];
    if (!next) return;
    setAt(next.path);
    document.querySelector(`[data-path="${next.path}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({ j: () => step(1), k: () => step(-1) });
  const flagged = (path: string): string[] =>
    task.check.findings
      .filter((finding) => finding.severity === 'blocking' && (finding.path === path || finding.path.startsWith(`${path}.`)))
      .map((finding) => finding.cause);
  return (
    <>
      <main id="main" className="pane stack tight">
        <div className="casehead">
          <div>
            <h1 ref={heading} tabIndex={-1} className="song">
              {task.name}
            </h1>
            <p className="sub">
              {[t(`entityType.${task.entityType}`), t(`filingKind.${task.filing.kind}`)].join(' · ')} ·{' '}
              <span className="code">{task.filingNumber}</span> · {t('queue.round', { round: task.round })}
              {task.priority && ` · ${t('mark.priority')}`}
              {task.risk && ` · ${t('mark.risk')}`}
            </p>
          </div>
          <div>
            <p>
              <DueTag dueOn={task.dueOn} decided={task.step === null && task.kind !== 'ACCEPTANCE'} />
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
        {task.stuck.length > 0 && (
          <Note tone="bad" slim title={t('case.stuck')}>
            {task.stuck.map(({ message, since }) => (
              <p key={message + since}>
                <span className="code">{message}</span> · {t('case.stuck.since', { time: shortTime(since) })}
              </p>
            ))}
            <p className="sub">{t('case.stuck.text')}</p>
          </Note>
        )}
        {task.referred && (
          <Note tone="info" slim title={t('case.referred', { by: task.referred.by })}>
            <p>{task.referred.reason}</p>
          </Note>
        )}
        {CLOSES.includes(task.filing.kind) && <ClosingStand filingId={task.filingId} />}
        <CaseFindings findings={task.check.findings} lawVersion={task.check.lawVersion} />
        <Permits task={task} />
        <div className="split">
          <div className="stack tight">
            {task.filing.kind === 'change' && (
              <section className="stack tight" aria-labelledby="difference">
                <h2 id="difference">{t('difference.title')}</h2>
                <DifferenceList frame={task.filing} rows={task.difference} stated={task.filing.facts} />
              </section>
            )}
            <CaseFacts
              sections={sections}
              at={at}
              look={(row) => setAt(row.path)}
              flaws={flagged}
              changed={changed}
              changedWord={t('case.changed')}
            />
          </div>
          <Papers task={task} at={at} />
        </div>
        <CaseContext task={task} rows={rows} />
        <p className="sub">
          {t('case.hash')} <span className="code">{task.filing.contentHash.slice(0, 16).toUpperCase()}</span>
        </p>
      </main>
      <Judgement key={taken} task={task} rows={rows} />
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

/** Claim, verdict, what was decided before. What was typed stays when a claim is lost, and can be written on. */
function Judgement({ task, rows }: { task: TaskView; rows: readonly FactRow[] }): ReactNode {
  const { t, has } = useWords();
  const account = useAccount();
  const claim = useHold(task.id, 'claim');
  const release = useHold(task.id, 'release');
  const next = useClaim();
  const [sent, setSent] = useState<string | null>(null);
  const mine = task.maySettle[0];
  const held = task.holder?.id === account?.id;
  useRenewing(task);
  useKeys({
    n: next.takeNext,
    c: () => task.mayClaim && claim.mutate(),
    x: () => held && release.mutate(),
  });
  const refusal = claim.error ?? release.error ?? next.error;
  const lost = useLost(task, held);
  return (
    <aside className="pane stack tight" aria-label={t('verdict.pane')}>
      {sent && (
        <Note tone="ok" slim role="status" title={t(`verdict.sent.${sent}`)}>
          <p className="sub">{t('verdict.sent.next')}</p>
        </Note>
      )}
      {refusal && (
        <Note tone="warn" slim role="alert" title={t('case.conflict')}>
          <p>{sayError(refusal, t, has)}</p>
          {refusal instanceof ApiError && refusal.status === 409 && <p className="sub">{t('case.conflict.text')}</p>}
        </Note>
      )}
      {lost && !sent && (
        <Note tone="warn" slim role="alert" title={t('case.lost')}>
          <p>
            {task.holder
              ? t('case.lost.to', { name: task.holder.name, time: task.holder.since ? shortTime(task.holder.since) : '—' })
              : t('case.lost.ended')}
          </p>
          <p className="sub">{t('case.conflict.text')}</p>
        </Note>
      )}
      {task.holder && (
        <p className="sub">
          <Tag tone={held ? 'ok' : 'wait'}>
            {t(held ? 'case.held' : 'case.holder', { name: task.holder.name, time: clockTime(task.holder.until) })}
          </Tag>
        </p>
      )}
      <p className="row">
        {task.mayClaim && (
          <Button look="main" busy={claim.isPending} onClick={() => claim.mutate()}>
            {t('case.claim')} <Key of="C" />
          </Button>
        )}
        {held && (
          <Button busy={release.isPending} onClick={() => release.mutate()}>
            {t('case.release')} <Key of="X" />
          </Button>
        )}
        <Button onClick={next.takeNext}>
          {t('queue.next')} <Key of="N" />
        </Button>
      </p>
      {next.none && (
        <p className="sub" role="status">
          {t('queue.none')}
        </p>
      )}
      {task.kind === 'ACCEPTANCE' && !sent && (
        <AcceptanceForm task={task} mine={held && (account?.roles.includes('clerk') ?? false)} done={setSent} />
      )}
      {task.step && task.kind === 'REVIEW' && !sent ? (
        <>
          {!mine && <p className="sub">{t(task.mayClaim ? 'case.claimFirst' : 'case.notYours')}</p>}
          <VerdictForm
            key={`${task.round} ${task.step}`}
            task={task}
            step={task.step}
            mine={mine !== undefined}
            done={({ verdict }) => setSent(verdict)}
          />
        </>
      ) : (
        task.step === null && task.kind === 'REVIEW' && <p className="sub">{t('case.decided')}</p>
      )}
      {task.kind === 'REVIEW' && <CaseActs task={task} held={held} />}
      {account?.roles.includes('supervisor') && task.step !== null && <CaseOversight task={task} />}
      {account?.roles.includes('supervisor') && task.step !== null && task.round > 1 && <LateReasonForm task={task} rows={rows} />}
      <h2>{t('case.before')}</h2>
      <EarlierVerdicts verdicts={task.verdicts} />
    </aside>
  );
}

/** It was in one's hands on this page, and is no longer. */
function useLost(task: TaskView, held: boolean): boolean {
  const [had, setHad] = useState(held);
  if (held && !had) setHad(true);
  return had && !held && task.step !== null && !task.heldBack;
}

/** While the case is open before its holder and worked on, the claim is kept alive: a key or a movement in the last minutes is work. */
function useRenewing(task: TaskView): void {
  const { mutate } = useHold(task.id, 'renew');
  const held = task.maySettle.length > 0 && task.holder !== null;
  useEffect(() => {
    if (!held) return;
    let worked = Date.now();
    const works = (): void => {
      worked = Date.now();
    };
    const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const sign of signs) document.addEventListener(sign, works, { passive: true });
    const timer = setInterval(() => {
      if (Date.now() - worked < IDLE_MS) mutate();
    }, RENEW_MS);
    return () => {
      clearInterval(timer);
      for (const sign of signs) document.removeEventListener(sign, works);
    };
  }, [held, mutate]);
}

const RENEW_MS = 120_000;
const IDLE_MS = 10 * 60_000;
/** What ends an entity. */
const CLOSES: readonly string[] = ['deregistration', 'simplifiedDeregistration'];
