import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { TaskRow } from '#libs/contract';
import { Button, Key, KeyBar, Loading, Note, sayError, useKeys, useWords } from '#libs/ui';
import { PAGE_SIZE, searchText, useDeskPage, useLanes } from './api.ts';
import { Filters } from './filters.tsx';
import { Lanes } from './lanes.tsx';
import { keepLane } from './last-lane.ts';
import { QueueTable } from './queue-table.tsx';
import { useClaim } from './use-claim.ts';

/** Rows of a lane. A row never moves while it is looked at: what is new waits until it is let in. */
export default function QueuePage(): ReactNode {
  const [params, setParams] = useSearchParams();
  const search = params.toString();
  const change = useCallback(
    (key: string, value: string) =>
      setParams(
        (before) => {
          const now = new URLSearchParams(before);
          if (value) now.set(key, value);
          else now.delete(key);
          return now;
        },
        { replace: true },
      ),
    [setParams],
  );
  useEffect(() => keepLane(search), [search]);
  return (
    <div className="desk list">
      <Lanes current={search} />
      <main id="main" className="pane stack tight">
        <Filters search={params} change={change} />
        <Pages key={search} search={search} />
      </main>
      <KeyBar keys={['N', 'J', 'K', 'Enter', 'C', 'X', 'U', 'R', '/']} about="queue" />
    </div>
  );
}

/** The way from page to page is kept, so that going back shows what was there. */
function Pages({ search }: { search: string }): ReactNode {
  const [keys, setKeys] = useState<(string | null)[]>([null]);
  const after = keys.at(-1) ?? null;
  return (
    <Rows
      key={after}
      search={search}
      after={after}
      page={keys.length}
      forth={(next) => setKeys([...keys, next])}
      back={() => setKeys(keys.slice(0, -1))}
    />
  );
}

interface RowsProps {
  search: string;
  after: string | null;
  page: number;
  forth: (next: string) => void;
  back: () => void;
}

function Rows({ search, after, page, forth, back }: RowsProps): ReactNode {
  const { t, has } = useWords();
  const navigate = useNavigate();
  const heading = useRef<HTMLHeadingElement>(null);
  const tasks = useDeskPage(search, after);
  const { shown, waiting, letIn } = useStill(tasks.isPlaceholderData ? undefined : tasks.data?.tasks);
  const [at, setAt] = useState(0);
  const { claim, release, takeNext, error, none } = useClaim();
  const title = useTitle(search);
  const row = shown?.[at];
  const total = tasks.data?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  useEffect(() => {
    document.title = `${title} · ${t('desk.place')}`;
  }, [title, t]);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  const move = (by: number): void => {
    const next = Math.min(Math.max(at + by, 0), Math.max((shown?.length ?? 1) - 1, 0));
    setAt(next);
    document.querySelector(`tr[data-row="${next}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({
    n: takeNext,
    j: () => move(1),
    k: () => move(-1),
    Enter: () => row && void navigate(`/tasks/${row.id}`),
    c: () => row && claim(row.id),
    x: () => row && release(row.id),
    r: letIn,
  });
  return (
    <>
      <div className="row between">
        <div className="row">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <span className="sub" data-total={total}>
            {t('queue.total', { count: total })}
          </span>
        </div>
        <div className="row">
          <span className="sub" role="status">
            {none && t('queue.none')}
            {waiting > 0 && (
              <button type="button" className="link" onClick={letIn}>
                {t('queue.new', { count: waiting })} <Key of="R" />
              </button>
            )}
          </span>
          <Button look="main" onClick={takeNext}>
            {t('queue.next')} <Key of="N" />
          </Button>
        </div>
      </div>
      {error && (
        <Note tone="warn" slim role="alert">
          <p>{sayError(error, t, has)}</p>
        </Note>
      )}
      {!shown && <Loading error={tasks.error} again={() => void tasks.refetch()} lines={10} />}
      {shown?.length === 0 && <p>{t('queue.empty')}</p>}
      {shown && shown.length > 0 && (
        <QueueTable
          label={title}
          rows={shown}
          gone={goneFrom(shown, tasks.data?.tasks)}
          at={at}
          pick={setAt}
          open={(id) => void navigate(`/tasks/${id}`)}
        />
      )}
      {pages > 1 && (
        <p className="row page-turn">
          {page > 1 && <Button onClick={back}>{t('queue.before')}</Button>}
          <span className="sub">{t('queue.page', { page, pages })}</span>
          {tasks.data?.next && <Button onClick={() => tasks.data.next && forth(tasks.data.next)}>{t('queue.after')}</Button>}
        </p>
      )}
    </>
  );
}

/** The lane's own name, or that it is a list somebody asked for. */
function useTitle(search: string): string {
  const { t } = useWords();
  const lanes = useLanes();
  const key = useMemo(() => lanes.data?.lanes.find(({ figure }) => searchText(figure.query) === search)?.key, [lanes.data, search]);
  if (key) return t(`queue.${key}`);
  return search === '' ? t('queue.open') : t('queue.found');
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
