import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { TaskRow } from '#libs/contract';
import { Button, KeyBar, Loading, Note, sayError, useKeys, useWords } from '#libs/ui';
import { LANES, PAGE_SIZE, useTasks, type Lane } from './api.ts';
import { Lanes } from './lanes.tsx';
import { QueueTable } from './queue-table.tsx';
import { useClaim } from './use-claim.ts';

/** Rows of a lane. A row never moves while it is looked at: what is new waits until it is let in. */
export default function QueuePage(): ReactNode {
  const { lane = '' } = useParams();
  const [search] = useSearchParams();
  const known = LANES.find((one) => one === lane) ?? 'open';
  const page = Math.max(0, Math.trunc(Number(search.get('page'))) || 0);
  return (
    <div className="desk list">
      <Lanes current={known} />
      <Rows key={`${known} ${page}`} lane={known} page={page} />
      <KeyBar keys={['N', 'J', 'K', 'Enter', 'C', 'X', 'R']} about="queue" />
    </div>
  );
}

function Rows({ lane, page }: { lane: Lane; page: number }): ReactNode {
  const { t, has } = useWords();
  const navigate = useNavigate();
  const heading = useRef<HTMLHeadingElement>(null);
  const tasks = useTasks(lane, page);
  const { shown, waiting, letIn } = useStill(tasks.isPlaceholderData ? undefined : tasks.data?.tasks);
  const [at, setAt] = useState(0);
  const { claim, release, takeNext, error, none } = useClaim();
  const row = shown?.[at];
  useEffect(() => {
    document.title = `${t(`queue.${lane}`)} · ${t('desk.place')}`;
  }, [lane, t]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useKeys({
    n: takeNext,
    j: () => setAt(Math.min(at + 1, (shown?.length ?? 1) - 1)),
    k: () => setAt(Math.max(at - 1, 0)),
    Enter: () => row && void navigate(`/tasks/${row.id}`),
    c: () => row && claim(row.id),
    x: () => row && release(row.id),
    r: letIn,
  });
  const total = tasks.data?.total ?? 0;
  return (
    <main id="main" className="pane stack tight">
      <div className="row between">
        <div className="row">
          <h1 ref={heading} tabIndex={-1}>
            {t(`queue.${lane}`)}
          </h1>
          <span className="sub">{t('queue.total', { count: total })}</span>
        </div>
        <div className="row">
          <span className="sub" role="status">
            {none && t('queue.none')}
            {waiting > 0 && (
              <button type="button" className="link" onClick={letIn}>
                {t('queue.new', { count: waiting })} <kbd>R</kbd>
              </button>
            )}
          </span>
          <Button look="main" onClick={takeNext}>
            {t('queue.next')} <kbd>N</kbd>
          </Button>
        </div>
      </div>
      {error && (
        <Note tone="warn" slim role="alert">
          <p>{sayError(error, t, has)}</p>
        </Note>
      )}
      {!shown && <Loading error={tasks.error} again={() => void tasks.refetch()} lines={10} />}
      {shown?.length === 0 && <p>{t(`queue.${lane}.empty`)}</p>}
      {shown && shown.length > 0 && (
        <QueueTable
          label={t(`queue.${lane}`)}
          rows={shown}
          gone={goneFrom(shown, tasks.data?.tasks)}
          at={at}
          pick={setAt}
          open={(id) => void navigate(`/tasks/${id}`)}
        />
      )}
      <Turn lane={lane} page={page} total={total} />
    </main>
  );
}

const goneFrom = (shown: readonly TaskRow[], now: readonly TaskRow[] | undefined): string[] =>
  now ? shown.filter((row) => !now.some((one) => one.id === row.id)).map((row) => row.id) : [];

/** The rows as they were first seen, brought up to date in place; others wait outside. */
function useStill(now: TaskRow[] | undefined): { shown: TaskRow[] | undefined; waiting: number; letIn: () => void } {
  const [held, setHeld] = useState<TaskRow[] | undefined>(undefined);
  const first = held ?? now;
  if (held === undefined && now !== undefined) setHeld(now);
  const shown = first?.map((row) => now?.find((one) => one.id === row.id) ?? row);
  const waiting = now?.filter((row) => !first?.some((one) => one.id === row.id)).length ?? 0;
  return { shown, waiting, letIn: () => setHeld(now) };
}

function Turn({ lane, page, total }: { lane: Lane; page: number; total: number }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const pages = Math.ceil(total / PAGE_SIZE);
  if (pages <= 1) return null;
  return (
    <p className="row page-turn">
      {page > 0 && <Button onClick={() => void navigate(`/queue/${lane}?page=${page - 1}`)}>{t('queue.before')}</Button>}
      <span className="sub">{t('queue.page', { page: page + 1, pages })}</span>
      {page + 1 < pages && <Button onClick={() => void navigate(`/queue/${lane}?page=${page + 1}`)}>{t('queue.after')}</Button>}
    </p>
  );
}
