import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { BoardView, DeskPlace, Figure } from '#libs/contract';
import { Button, Loading, sayError, shownDate, Tag, useWords } from '#libs/ui';
import { AbsenceDialog } from './absence-dialog.tsx';
import { listOf, useBoard, useComeBack } from './api.ts';
import { BalanceDialog } from './balance-dialog.tsx';
import { Bars, DayBars, percent, Share } from './bars.tsx';
import { SkillsDialog } from './skills-dialog.tsx';
import { Urgent } from './urgent.tsx';

const PLACES: readonly DeskPlace[] = ['FREE', 'ASSIGNED', 'HELD', 'PAUSED'];

/** The board of a supervisor: every number opens the list that it counts. */
export default function BoardPage(): ReactNode {
  const { t } = useWords();
  const board = useBoard();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${t('board.title')} · ${t('desk.place')}`;
  }, [t]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main id="main" className="pane stack board-page">
      <h1 ref={heading} tabIndex={-1} className="vh">
        {t('board.title')}
      </h1>
      {board.data ? <Board board={board.data} /> : <Loading error={board.error} again={() => void board.refetch()} lines={10} />}
    </main>
  );
}

function Board({ board }: { board: BoardView }): ReactNode {
  const { t, language } = useWords();
  const [dialog, setDialog] = useState<{ absent: string | null } | { skilled: string } | 'balance' | null>(null);
  const skilled = dialog !== null && dialog !== 'balance' && 'skilled' in dialog && board.officers.find(({ id }) => id === dialog.skilled);
  const { firstTimeRight: first, overturned } = board;
  return (
    <>
      <div className="row between">
        <p className="row">
          <b className="board-title" aria-hidden="true">
            {t('board.title')}
          </b>
          <span className="sub">{t('board.about', { date: shownDate(board.on, language) })}</span>
        </p>
        <p className="row">
          <Button onClick={() => setDialog('balance')}>{t('board.balance')}</Button>
          <Button onClick={() => setDialog({ absent: null })}>{t('board.absence')}</Button>
        </p>
      </div>
      <div className="figs">
        <Fig name={t('board.open')} figure={board.open} />
        <Fig name={t('board.dueToday')} figure={board.dueToday} />
        <Fig name={t('board.overdue')} figure={board.overdue} bad />
        <Fig name={t('board.escalated')} figure={board.escalated} bad />
        <Fig name={t('board.priority')} figure={board.priority} />
        <Fig name={t('board.firstTime')} figure={first.right} shown={percent(first.right.count, first.of.count)} />
        <Fig name={t('board.overturned')} figure={overturned.overturned} shown={percent(overturned.overturned.count, overturned.of.count)} />
      </div>
      <div className="board">
        <section className="sheet six stack tight">
          <h2>{t('board.ages')}</h2>
          <p className="sub">{board.oldestDue ? <OldestDue due={board.oldestDue} /> : t('board.ages.about')}</p>
          <Bars
            caption={t('board.ages')}
            bars={board.ages.map(({ from, to, figure }) => ({
              key: String(from),
              label: to === null ? t('board.age.over', { from }) : t('board.age', { from, to }),
              figure,
              over: to === null,
            }))}
          />
        </section>
        <section className="sheet six stack tight">
          <h2>{t('board.officers')}</h2>
          <p className="sub">{t('board.officers.about')}</p>
          <Bars
            caption={t('board.officers')}
            bars={board.officers.map(({ id, name, held, absentUntil, skills }) => {
              const away = absentUntil !== null && absentUntil >= board.on;
              return {
                key: id,
                label: away ? `${name} ${t('board.away', { date: absentUntil.slice(5) })}` : name,
                figure: held,
                over: away,
                beside: (
                  <span className="row">
                    {away ? (
                      <Back officer={id} name={name} />
                    ) : (
                      <button type="button" className="link" onClick={() => setDialog({ absent: id })}>
                        {t('board.handOver')}
                        <span className="vh">{name}</span>
                      </button>
                    )}
                    <button type="button" className="link" onClick={() => setDialog({ skilled: id })}>
                      {skills.length === 0 ? t('skills.all') : t('skills.some', { count: skills.length })}
                      <span className="vh">{name}</span>
                    </button>
                  </span>
                ),
              };
            })}
          />
        </section>
        <section className="sheet eight stack tight">
          <h2>{t('board.throughput')}</h2>
          <DayBars days={board.throughput} label={t('board.throughput.label', { count: board.decided.count, days: board.throughput.length })} />
        </section>
        <section className="sheet four stack tight">
          <h2>{t('board.places')}</h2>
          <p className="sub">{t('board.places.about')}</p>
          <Bars
            caption={t('board.places')}
            bars={PLACES.map((place) => ({ key: place, label: t(`board.place.${place}`), figure: board.places[place], over: place === 'PAUSED' }))}
          />
        </section>
        <section className="sheet eight stack tight">
          <h2>{t('board.urgent')}</h2>
          <Urgent officers={board.officers} />
        </section>
        <section className="sheet four stack tight">
          <h2>{t('board.quality')}</h2>
          <p className="sub">{t('board.quality.about', { date: board.since.slice(5) })}</p>
          <Share title={t('board.firstTime')} part={first.right} whole={first.of} />
          <Share title={t('board.overturned')} part={overturned.overturned} whole={overturned.of} bad />
          <Share title={t('board.machine')} part={board.machine} whole={board.decided} />
          <p className="sub">{t('board.lateReasons', { count: board.lateReasons })}</p>
        </section>
      </div>
      {dialog === 'balance' && <BalanceDialog officers={board.officers} on={board.on} close={() => setDialog(null)} />}
      {skilled && <SkillsDialog officer={skilled} close={() => setDialog(null)} />}
      {dialog !== null && dialog !== 'balance' && 'absent' in dialog && (
        <AbsenceDialog officers={board.officers} on={board.on} first={dialog.absent} close={() => setDialog(null)} />
      )}
    </>
  );
}

function Fig({ name, figure, shown, bad }: { name: string; figure: Figure; shown?: string; bad?: boolean }): ReactNode {
  const { t } = useWords();
  return (
    <Link to={listOf(figure.query)} className={bad && figure.count > 0 ? 'fig bad' : 'fig'} data-figure={figure.count}>
      <span className="sub">{name}</span>
      <b>{shown ?? figure.count.toLocaleString('en')}</b>
      <span className="sub">
        {shown === undefined ? bad && figure.count > 0 ? <Tag tone="bad">{t('board.look')}</Tag> : '' : t('board.cases', { count: figure.count })}
      </span>
    </Link>
  );
}

/** Here again before the last day away. */
function Back({ officer, name }: { officer: string; name: string }): ReactNode {
  const { t, has } = useWords();
  const back = useComeBack();
  return (
    <>
      <button type="button" className="link" onClick={() => back.mutate(officer)}>
        {t('board.back')}
        <span className="vh">{name}</span>
      </button>
      {back.error && (
        <span className="err" role="alert">
          {sayError(back.error, t, has)}
        </span>
      )}
    </>
  );
}

function OldestDue({ due }: { due: NonNullable<BoardView['oldestDue']> }): ReactNode {
  const { t, language } = useWords();
  return (
    <>
      {t('board.oldest', { date: shownDate(due.dueOn, language) })} <Link to={`/tasks/${due.taskId}`}>{due.name}</Link>
    </>
  );
}
