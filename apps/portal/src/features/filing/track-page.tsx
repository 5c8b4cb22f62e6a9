import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { FilingState, FilingView, TimelineEntry, TrackTask, TrackView } from '#libs/contract';
import {
  Button,
  clockTime,
  Columns,
  Dots,
  elsewhere,
  Icon,
  Loading,
  Note,
  Page,
  shownDate,
  shownTime,
  Tag,
  Trouble,
  useLabel,
  useWords,
  type Tone,
} from '#libs/ui';
import { useMove, useTrack } from './api.ts';
import { useDraft } from './draft.tsx';
import { ReceiptSection } from './receipt-section.tsx';
import { nameIn } from './topics.ts';
import { WithdrawSection } from './withdraw-section.tsx';

const ClosingSection = lazy(() => import('./closing-section.tsx'));

/** Who has it, since when, and what has happened. Changes come by themselves and are announced; nothing moves while it is read. */
export default function TrackPage(): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const { filing, facts } = useDraft();
  const track = useTrack(filing.id);
  const state = track.data?.filing.state;
  useEffect(() => {
    if (state && state !== filing.state) void client.invalidateQueries({ queryKey: ['filing', filing.id] });
  }, [client, filing.id, filing.state, state]);
  return (
    <Page
      title={nameIn(filing, facts) || t('list.noName')}
      tab={t('track.title')}
      eyebrow={filing.number ? t('track.number', { number: filing.number }) : t(`filingKind.${filing.kind}`)}
      back={{ to: '/mine', text: t('list.back') }}
    >
      <Columns
        label={t('track.timeline')}
        aside={
          track.data && (
            <>
              <Timeline entries={track.data.timeline} />
              <ReceiptSection receipt={track.data.receipt} reviewed={filing.kind !== 'simplifiedDeregistration'} />
              {!isClosing(filing) && <WithdrawSection />}
              <RestoreSection />
            </>
          )
        }
      >
        {!track.data && <Loading error={track.error} again={() => void track.refetch()} lines={8} />}
        {track.data && (
          <>
            {filing.held && <Held />}
            {isClosing(filing) ? (
              <Suspense fallback={<Loading lines={5} />}>
                <ClosingSection id={filing.id} />
              </Suspense>
            ) : (
              <Verdict track={track.data} filing={filing} />
            )}
            <Departments tasks={track.data.tasks} live={track.over ? null : track.live} at={track.dataUpdatedAt} />
          </>
        )}
      </Columns>
    </Page>
  );
}

/** A change that was decided and taken back can still be let take effect. */
function RestoreSection(): ReactNode {
  const { t } = useWords();
  const { filing } = useDraft();
  const restore = useMove(filing.id, 'restore');
  if (!filing.moves.includes('restore')) return null;
  return (
    <section className="stack tight">
      <h2>{t('restore.title')}</h2>
      <p>{t('restore.text')}</p>
      <Trouble error={restore.error} again={() => restore.mutate()} />
      <p className="row">
        <Button busy={restore.isPending} onClick={() => restore.mutate()}>
          {t('restore.do')}
        </Button>
      </p>
    </section>
  );
}

/** The end of a firm has days of its own; what the departments do beside them is listed below as always. */
const isClosing = ({ kind }: FilingView): boolean => kind === 'simplifiedDeregistration' || kind === 'deregistration';

const VERDICTS: Partial<Record<FilingState, Tone>> = {
  SUBMITTED: 'wait',
  IN_REVIEW: 'wait',
  APPROVED: 'ok',
  COMPLETED: 'ok',
  CORRECTION_REQUESTED: 'warn',
  NOT_ACCEPTED: 'bad',
  REJECTED: 'bad',
  WITHDRAWN: 'none',
  EXPIRED: 'none',
};

function Verdict({ track, filing }: { track: TrackView; filing: FilingView }): ReactNode {
  const { t, language } = useWords();
  const { id, state } = track.filing;
  const looking = track.tasks.filter((task) => task.gating && task.state === 'ASKED').length;
  const title = state === 'IN_REVIEW' && looking > 0 ? t('track.looking', { count: looking }) : t(`track.${state}`);
  const { effect, licence } = filing;
  if (state === 'APPROVED' && effect) {
    return (
      <Note tone="ok" title={t('track.effect', { date: shownDate(effect.on, language) })} role="status">
        <p>{t(filing.moves.includes('withdraw') ? 'track.effect.text' : 'track.APPROVED.text')}</p>
      </Note>
    );
  }
  if (state === 'COMPLETED' && !licence && filing.state === 'COMPLETED')
    return <Note tone="ok" title={t('track.entered')} role="status" children={<p>{t('track.entered.text')}</p>} />;
  return (
    <Note tone={VERDICTS[state] ?? 'wait'} title={title} role="status">
      <p>{t(`track.${state}.text`)}</p>
      {state === 'COMPLETED' && (
        <p className="row go">
          <Link className="btn main" to={`/filings/${id}/licence`}>
            {t('track.toLicence')}
          </Link>
        </p>
      )}
    </Note>
  );
}

const TASKS: Record<TrackTask['state'], Tone> = {
  AFTER_LICENCE: 'none',
  ASKED: 'wait',
  approve: 'ok',
  correct: 'warn',
  refuse: 'bad',
  ACKNOWLEDGED: 'ok',
};

/** Someone named in it said that it is not them. Not by whom; the office answers. */
function Held(): ReactNode {
  const { t } = useWords();
  return (
    <Note tone="warn" title={t('track.held')} role="status">
      <p>{t('track.held.text')}</p>
    </Note>
  );
}

function Departments({ tasks, live, at }: { tasks: readonly TrackTask[]; live: boolean | null; at: number }): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  if (tasks.length === 0) return null;
  return (
    <section className="sheet stack tight">
      <div className="row between">
        <h2>{t('track.departments')}</h2>
        {live !== null && (
          <span className="sub">
            <Icon name={live ? 'ok' : 'wait'} /> {t(live ? 'track.live' : 'track.polled', { time: clockTime(new Date(at).toISOString()) })}
          </span>
        )}
      </div>
      <ul className="lanes">
        {tasks.map((task) => (
          <li key={`${task.department} ${task.kind}`}>
            <b>{label('departments', task.department)}</b>
            <Tag tone={TASKS[task.state]}>{t(`taskState.${task.state}`)}</Tag>
            <small>
              <Dots
                parts={[
                  t(`taskKind.${task.kind}`),
                  task.gating ? null : t('track.notGating'),
                  task.state === 'AFTER_LICENCE'
                    ? null
                    : task.doneAt
                      ? shownTime(task.doneAt, language)
                      : t('track.since', { time: shownTime(task.postSince ?? task.since, language) }),
                  task.post && t(task.postSince ? `track.post.${task.post}` : `track.waits.${task.post}`),
                  task.gating && task.dueOn && t('track.due', { date: shownDate(task.dueOn, language) }),
                ]}
              />
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

const DRAWN: Record<string, Tone> = {
  'filing.requestCorrection': 'warn',
  'task.correct': 'warn',
  'filing.reject': 'bad',
  'filing.decline': 'bad',
  'task.refuse': 'bad',
  'filing.withdraw': 'none',
  'filing.expire': 'none',
};

/** What the departments acknowledge after the licence is one entry, at the last of them; each stands in the list of departments. */
function inOne(entries: readonly TimelineEntry[]): (TimelineEntry & { count?: number })[] {
  const received = entries.filter((entry) => entry.what === 'task.acknowledged');
  const last = received.at(-1);
  return entries
    .filter((entry) => entry.what !== 'task.acknowledged' || entry === last)
    .map((entry) => (entry === last ? { ...entry, count: received.length } : entry));
}

function Timeline({ entries }: { entries: readonly TimelineEntry[] }): ReactNode {
  const { t, language, has } = useWords();
  const label = useLabel();
  return (
    <section>
      <h2>{t('track.timeline')}</h2>
      <ol className="track">
        {inOne(entries).map((entry, index) => {
          const tone = DRAWN[entry.what] ?? 'ok';
          const key = `timeline.${entry.what}`;
          return (
            <li key={index} className={tone}>
              <Icon name={tone} />
              <div className="stack close">
                <b>
                  {has(key) || entry.count !== undefined
                    ? t(key, {
                        department: entry.department ? label('departments', entry.department) : '',
                        step: entry.details?.['step'] ? t(`timeline.step.${entry.details['step']}`) : '',
                        count: entry.count ?? 1,
                      })
                    : entry.what}
                </b>
                <span className="sub">
                  {shownTime(entry.at, language)}
                  {elsewhere() && t('ui.beijingTime')}
                </span>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
