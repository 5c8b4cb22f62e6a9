import type { ReactNode } from 'react';
import type { ClosingView } from '#libs/contract';
import { Loading, shortTime, shownDate, Tag, useLabel, useWords } from '#libs/ui';
import { useClosing } from './api.ts';

/** How the end of a firm stands: its run, its notice, what was objected, and what the departments say against it today. */
export function ClosingStand({ filingId }: { filingId: string }): ReactNode {
  const closing = useClosing(filingId);
  return closing.data ? <Stand closing={closing.data} /> : <Loading error={closing.error} again={() => void closing.refetch()} lines={4} />;
}

function Stand({ closing }: { closing: ClosingView }): ReactNode {
  const { t, language } = useWords();
  const day = (on: string): string => shownDate(on, language);
  const { way, state, notice, objectionsUntil, applyFrom, applyUntil, edition, timeline } = closing;
  const rows: [string, string][] = [
    [t('closings.way'), t(`closings.way.${way}`)],
    ...(state ? [[t('closings.state'), t(`closings.is.${state}`)] satisfies [string, string]] : []),
    ...(edition ? [[t('closings.edition'), edition] satisfies [string, string]] : []),
    ...(notice ? [[t('closings.notice'), `${day(notice.publishedOn)} – ${day(notice.endsOn)}`] satisfies [string, string]] : []),
    ...(objectionsUntil ? [[t('closings.objectionsUntil'), day(objectionsUntil)] satisfies [string, string]] : []),
    ...(applyFrom ? [[t('closings.window'), `${day(applyFrom)} – ${applyUntil ? day(applyUntil) : '—'}`] satisfies [string, string]] : []),
  ];
  return (
    <section className="sheet stack tight" aria-label={t('closings.stand')}>
      <h2>{t('closings.stand')}</h2>
      <table className="grid near" aria-label={t('closings.stand')}>
        <tbody>
          {rows.map(([name, text]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="fill">{text}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('closings.objections')}</th>
            <td className="fill">
              <Objections closing={closing} />
            </td>
          </tr>
          <tr>
            <th scope="row">{t('closings.inTheWay')}</th>
            <td className="fill">
              {closing.findings.length === 0 && <Tag tone="ok">{t('closings.clear')}</Tag>}
              {closing.findings.map((finding) => (
                <p key={finding.rule + finding.path}>
                  {finding.cause} <span className="sub">{[finding.given, finding.source].filter(Boolean).join(' · ')}</span>
                </p>
              ))}
            </td>
          </tr>
        </tbody>
      </table>
      {timeline.length > 0 && <p className="sub">{timeline.map(({ at, to }) => `${shortTime(at)} ${t(`closings.is.${to}`)}`).join(' → ')}</p>}
    </section>
  );
}

function Objections({ closing }: { closing: ClosingView }): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  if (closing.objections.length === 0) return t('closings.noObjection');
  return closing.objections.map(({ id, by, on, reason, state, answer, closeReason }) => (
    <p key={id}>
      <Tag tone={state === 'STANDING' ? 'bad' : 'none'}>{t(`objections.is.${state}`)}</Tag> {reason}{' '}
      <span className="sub">
        {by === 'INTERESTED_PARTY' ? t('objections.party') : label('departments', by)} · {shownDate(on, language)}
        {answer && ` · ${t('objections.answer', { answer })}`}
        {closeReason && ` · ${closeReason}`}
      </span>
    </p>
  ));
}
