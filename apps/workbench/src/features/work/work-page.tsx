import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { WorkRow } from '#libs/contract';
import { api, Button, Loading, shortTime, Tag, Trouble, useAct, useWords } from '#libs/ui';

const VIEWS = ['failed', 'open'] as const;

/** Work that failed for good or is still open, with its reason and a way to try it again. */
export default function WorkPage(): ReactNode {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const [view, setView] = useState<(typeof VIEWS)[number]>('failed');
  const work = useQuery({
    queryKey: ['work', view],
    queryFn: ({ signal }) => api.get<WorkRow[]>(`/work?state=${view}`, signal),
    refetchInterval: 5_000,
  });
  useEffect(() => {
    document.title = `${t('desk.work')} · ${t('desk.place')}`;
  }, [t]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="desk list">
      <nav className="pane" aria-label={t('work.views')}>
        <ul className="lane">
          {VIEWS.map((one) => (
            <li key={one}>
              <a
                href={`#${one}`}
                aria-current={one === view || undefined}
                onClick={(event) => {
                  event.preventDefault();
                  setView(one);
                }}
              >
                {t(`work.${one}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main id="main" className="pane stack tight">
        <h1 ref={heading} tabIndex={-1}>
          {t('desk.work')}
        </h1>
        {!work.data && <Loading error={work.error} again={() => void work.refetch()} lines={8} />}
        {work.data?.length === 0 && <p>{t(`work.${view}.empty`)}</p>}
        {work.data && work.data.length > 0 && <Table rows={work.data} label={t(`work.${view}`)} />}
      </main>
    </div>
  );
}

function Table({ rows, label }: { rows: readonly WorkRow[]; label: string }): ReactNode {
  const { t } = useWords();
  return (
    <div className="scroll">
      <table className="grid fold" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('work.since')}</th>
            <th scope="col">{t('work.message')}</th>
            <th scope="col">{t('work.queue')}</th>
            <th scope="col" className="fill">
              {t('work.failure')}
            </th>
            <th scope="col">{t('people.acts')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: WorkRow }): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const retry = useAct(
    (_nothing: void, key) => api.post<unknown>(`/work/${row.id}/retry`, { key }),
    () => void client.invalidateQueries({ queryKey: ['work'] }),
  );
  return (
    <tr>
      <td>
        <Tag tone={row.failedAt ? 'bad' : 'wait'}>{shortTime(row.since)}</Tag>
      </td>
      <td>{row.message}</td>
      <td className="less">{row.queue}</td>
      <td className="fill">
        {row.failure ?? '—'}
        <span className="sub line code">{JSON.stringify(row.payload)}</span>
        <Trouble error={retry.error} />
      </td>
      <td>
        {row.failedAt && (
          <Button busy={retry.isPending} onClick={() => retry.mutate()}>
            {t('work.retry')}
          </Button>
        )}
      </td>
    </tr>
  );
}
