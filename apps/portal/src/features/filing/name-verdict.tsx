import type { ReactNode } from 'react';
import type { FindingView, NameCheckView, NameFacts } from '#libs/contract';
import { Note, shownDate, Trouble, useLabel, useWords, type Tone } from '#libs/ui';
import { sourceWords } from './law-source.ts';
import type { LiveVerdict } from './name-api.ts';

const TONES: Record<NameCheckView['verdict'], Tone> = { available: 'ok', similar: 'warn', officer: 'warn', refused: 'bad' };

interface NameVerdictProps {
  live: LiveVerdict;
  /** The text that stands in the fields. */
  full: string;
  /** Already kept for the applicant until this day. */
  heldTo: string | null;
  take: (name: NameFacts) => void;
}

/** What the registry thinks of the name as it stands: while it asks, that it asks; then what is in the way, the rule, and what would pass. */
export function NameVerdict({ live, full, heldTo, take }: NameVerdictProps): ReactNode {
  const { t } = useWords();
  const { verdict, state } = live;
  return (
    <div className="stack" aria-live="polite" id="at-name-verdict" tabIndex={-1}>
      {state === 'checking' && (
        <Note tone="wait" icon="turn" turning title={t('verdict.checking', { name: full })}>
          <p>{t('verdict.checking.text')}</p>
        </Note>
      )}
      {state === 'offline' && (
        <Note tone="warn" icon="cut" title={t('verdict.offline')}>
          <p>{t('verdict.offline.text')}</p>
        </Note>
      )}
      {state === 'failed' && <Trouble error={live.error} again={live.again} />}
      {verdict && <Judged verdict={verdict} heldTo={heldTo} />}
      {verdict && verdict.alternatives.length > 0 && <Alternatives names={verdict.alternatives} take={take} />}
    </div>
  );
}

function Judged({ verdict, heldTo }: { verdict: NameCheckView; heldTo: string | null }): ReactNode {
  const { t, language } = useWords();
  return (
    <Note tone={TONES[verdict.verdict]} title={t(`verdict.${verdict.verdict}`)}>
      <p className="song">{verdict.name.full}</p>
      {verdict.findings.map((finding) => (
        <Told key={`${finding.rule} ${finding.path}`} finding={finding} verdict={verdict} />
      ))}
      {verdict.verdict === 'similar' && <p>{t('verdict.similar.text')}</p>}
      {verdict.verdict === 'officer' && <p>{t('verdict.officer.text')}</p>}
      {heldTo ? (
        <p>{t('verdict.held', { date: shownDate(heldTo, language) })}</p>
      ) : (
        verdict.reservableTo && <p>{t('verdict.free', { date: shownDate(verdict.reservableTo, language) })}</p>
      )}
    </Note>
  );
}

/** One reason: what it is, what exactly, which names, which rule, what would pass. */
function Told({ finding, verdict }: { finding: FindingView; verdict: NameCheckView }): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  const clashes = verdict.clashes.filter((one) => one.rule === finding.rule);
  const sources = sourceWords(finding.source);
  return (
    <>
      <p>{finding.cause}</p>
      {clashes.length > 0 ? (
        <dl className="rows clash">
          {clashes.map((clash) => (
            <div key={`${clash.kind} ${clash.name}`}>
              <dt>
                {t(`clash.${clash.kind}`)}
                {clash.district && ` · ${language === 'en' ? label('divisions', clash.district.code) : clash.district.name}`}
                {clash.since && ` · ${t('clash.since', { date: shownDate(clash.since, language) })}`}
              </dt>
              <dd className="song">
                <Alike text={clash.name} tradeName={verdict.name.tradeName} />
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        finding.given && finding.given !== verdict.name.full && <Given finding={finding} />
      )}
      {sources.length > 0 && (
        <p>
          <b>{t('verdict.rule')}</b>
          {sources.join(language === 'en' ? ', ' : '、')}
        </p>
      )}
      <p>
        <b>{t('verdict.cure')}</b>
        {finding.cure}
      </p>
    </>
  );
}

/** Symbols one by one with their places; other words as they are. */
function Given({ finding }: { finding: FindingView }): ReactNode {
  const { t } = useWords();
  const marks = [...(finding.given ?? '').matchAll(/(\S+) \((\d+)\)/gu)];
  if (marks.length === 0)
    return (
      <p>
        <mark>{finding.given}</mark>
      </p>
    );
  return (
    <ul>
      {marks.map(([whole, sign = '', place = '']) => (
        <li key={whole}>
          <mark>{sign.replace(/^、/u, '')}</mark> {t('verdict.place', { n: Number(place) })}
        </li>
      ))}
    </ul>
  );
}

function Alike({ text, tradeName }: { text: string; tradeName: string }): ReactNode {
  const at = tradeName ? text.indexOf(tradeName) : -1;
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark>{tradeName}</mark>
      {text.slice(at + tradeName.length)}
    </>
  );
}

/** Free ones near it, each judged now; one press takes one. */
function Alternatives({ names, take }: { names: readonly NameFacts[]; take: (name: NameFacts) => void }): ReactNode {
  const { t } = useWords();
  return (
    <section className="stack tight" aria-labelledby="alternatives">
      <h2 id="alternatives">{t('verdict.alternatives')}</h2>
      <p className="hint">{t('verdict.alternatives.hint')}</p>
      <ul className="stack tight plain">
        {names.map((name) => (
          <li key={name.full}>
            <button type="button" className="btn song wide" onClick={() => take(name)}>
              {name.full}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
