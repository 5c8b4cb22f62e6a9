import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { ClosingState, ClosingView } from '#libs/contract';
import { Button, fileAddress, Icon, Loading, Note, shownDate, Tag, Trouble, useBook, useLabel, useWords, type Tone } from '#libs/ui';
import { useClosing, useClosingMove } from './closing-api.ts';
import { closingWords } from './closing-words.ts';
import { EnquirySection } from './enquiry-section.tsx';
import { useFindingWords } from './finding-words.ts';
import { ObjectionAnswer } from './objection-answer.tsx';

const TONES: Record<ClosingState, Tone> = {
  NOTICE: 'wait',
  PAUSED: 'warn',
  WINDOW: 'wait',
  REVIEW: 'wait',
  DEREGISTERED: 'ok',
  TERMINATED: 'bad',
  LAPSED: 'bad',
  WITHDRAWN: 'none',
  REOPENED: 'warn',
};

/** How far the end of a firm is: its days, who objected, what stands in the way today, and the one thing that can be done now. */
export default function ClosingSection({ id }: { id: string }): ReactNode {
  useBook(closingWords);
  const { t } = useWords();
  const closing = useClosing(id);
  if (!closing.data) return <Loading error={closing.error} again={() => void closing.refetch()} lines={5} />;
  const { state, automatic, entity, moves } = closing.data;
  return (
    <>
      {state && (
        <Note tone={TONES[state]} title={t(`closingState.${state}`)} role="status">
          <p>{t(state === 'WINDOW' && automatic ? 'closingState.WINDOW.byItself' : `closingState.${state}.text`)}</p>
          <Moves closing={closing.data} />
          {closing.data.certificate && (
            <p className="row go">
              <a className="btn main" href={fileAddress(`/closings/${id}/certificate.pdf`)} download>
                <Icon name="down" />
                {t('closing.certificate')}
              </a>
            </p>
          )}
          {moves.includes('retry') && (
            <p className="row go">
              <Link className="btn" to={`/begin?kind=simplifiedDeregistration&subject=${entity.id}`}>
                {t('closing.retry')}
              </Link>
            </p>
          )}
        </Note>
      )}
      <Days closing={closing.data} />
      <Objections closing={closing.data} />
      {(state === null || state === 'NOTICE' || state === 'PAUSED' || state === 'WINDOW') && <EnquirySection id={id} />}
    </>
  );
}

/** Applying is one tap; taking it back is asked twice. */
function Moves({ closing }: { closing: ClosingView }): ReactNode {
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  const apply = useClosingMove(closing.filingId, 'apply');
  const withdraw = useClosingMove(closing.filingId, 'withdraw');
  const may = (move: ClosingView['moves'][number]): boolean => closing.moves.includes(move);
  return (
    <>
      <InTheWay closing={closing} />
      <Trouble error={apply.error ?? withdraw.error} />
      {(may('apply') || may('withdraw')) && (
        <p className="row go">
          {may('apply') && (
            <Button look="main" busy={apply.isPending} onClick={() => apply.mutate()}>
              {t('closing.apply')}
            </Button>
          )}
          {may('withdraw') &&
            (asked ? (
              <>
                <Button look="stop" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
                  {t('closing.withdraw.do')}
                </Button>
                <Button onClick={() => setAsked(false)}>{t('withdraw.not')}</Button>
              </>
            ) : (
              <Button onClick={() => setAsked(true)}>{t('closing.withdraw')}</Button>
            ))}
        </p>
      )}
    </>
  );
}

/** While the notice runs it is only too early, which the days say. */
function InTheWay({ closing }: { closing: ClosingView }): ReactNode {
  const say = useFindingWords();
  const blocking = closing.findings.filter(({ severity, rule }) => severity === 'blocking' && rule !== 'dereg.premature_application');
  return blocking.map((finding) => <p key={finding.rule + finding.path}>{say(finding)}</p>);
}

function Days({ closing }: { closing: ClosingView }): ReactNode {
  const { t, language } = useWords();
  const { notice, objectionsUntil, applyFrom, applyUntil, decidedOn } = closing;
  const rows = [
    ['published', notice?.publishedOn],
    ['objections', objectionsUntil],
    ['from', applyFrom],
    ['until', applyUntil],
    ['decided', decidedOn],
  ] as const;
  const known = rows.flatMap(([what, day]) => (day ? [[what, day] as const] : []));
  if (known.length === 0) return null;
  return (
    <section className="sheet stack tight">
      <h2>{t('closing.days')}</h2>
      <dl className="rows wide">
        {known.map(([what, day]) => (
          <div key={what}>
            <dt>{t(`closing.day.${what}`)}</dt>
            <dd>{shownDate(day, language)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Objections({ closing }: { closing: ClosingView }): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  if (closing.objections.length === 0) return null;
  return (
    <section className="sheet stack tight">
      <h2>{t('closing.objections')}</h2>
      <ul className="lanes">
        {closing.objections.map((objection) => {
          const { id, by, on, reason, state, hasEvidence, closeReason } = objection;
          return (
            <li key={id}>
              <b>{by === 'INTERESTED_PARTY' ? t('closing.objection.party') : label('departments', by)}</b>
              <Tag tone={state === 'STANDING' ? 'warn' : 'none'}>{t(`objectionState.${state}`)}</Tag>
              <small>
                {shownDate(on, language)} {reason}
              </small>
              {hasEvidence && <small>{t('closing.objection.evidence')}</small>}
              {closeReason && <small>{t('closing.objection.struck', { reason: closeReason })}</small>}
              <ObjectionAnswer id={closing.filingId} objection={objection} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
