import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CheckView, FilingView, FindingView } from '#libs/contract';
import {
  Columns,
  DeedList,
  DifferenceList,
  ErrorSummary,
  FactList,
  factSections,
  Icon,
  Loading,
  Note,
  Page,
  rowOf,
  topicOf,
  useLabel,
  useWords,
  type FactRow,
} from '#libs/ui';
import { useCheck, useDifference } from './api.ts';
import { unchanged } from './change/change-draft.ts';
import { pageOfMatter } from './change/items.ts';
import { ChangedSection } from './changed-rows.tsx';
import { useDraft } from './draft.tsx';
import { useFindingWords, type SayFinding } from './finding-words.ts';
import { blockingBeforeSigning, nameIn, pageOf, topicsOf } from './topics.ts';

/** Everything answered, every finding at once, each with the way to its field; the same words there. */
export default function CheckPage(): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  const { filing, facts } = useDraft();
  const check = useCheck(filing.id);
  const say = useFindingWords();
  const blocking = blockingBeforeSigning(check.data);
  const sections = factSections(filing, facts, { t, label, language });
  const rows = sections.flatMap((section) => section.rows);
  const place = (finding: FindingView): string => `/filings/${filing.id}/${pageOf(filing, finding) ?? ''}?at=${encodeURIComponent(finding.path)}`;
  const flaws = (row: FactRow): string[] => blocking.filter((finding) => rowOf(finding.path, rows, facts) === row).map(say);
  const same = filing.kind === 'change' ? unchanged(filing.current, facts).filter((item) => pageOfMatter(item) === 'people') : [];
  const faults = [
    ...blocking.map((finding) => ({ to: place(finding), text: say(finding) })),
    ...same.map((item) => ({ to: `/filings/${filing.id}/people`, text: t('check.same', { what: t(`changeItem.${item}`) }) })),
  ];
  const ready = check.data !== undefined && faults.length === 0;
  return (
    <Page
      title={t('check.title')}
      tab={faults.length > 0 ? `${t('ui.faults', { count: faults.length })}${t('punctuation.colon')}${t('check.title')}` : t('check.title')}
      eyebrow={nameIn(filing, facts) || t('list.noName')}
      back={{ to: `/filings/${filing.id}`, text: t('topic.back') }}
    >
      <Columns label={t('check.papers')} aside={check.data && <Papers check={check.data} filing={filing} />}>
        {!check.data && <Loading error={check.error} again={() => void check.refetch()} lines={8} />}
        {check.data && (
          <>
            <ErrorSummary
              faults={faults}
              hint={t('check.promise', { count: faults.length })}
              link={(fault) => <Link to={fault.to}>{fault.text}</Link>}
            />
            {ready && <Note tone="ok" title={t('check.nothing')} role="status" />}
            <Softer findings={check.data.findings} severity="officerDecides" place={place} say={say} />
            <Softer findings={check.data.findings} severity="advice" place={place} say={say} />
          </>
        )}
        <ChangedSection />
        {filing.kind === 'change' && <Difference />}
        {sections.map((section) => (
          <section key={section.key} className="sheet">
            <h2>{section.title}</h2>
            <FactList
              rows={section.rows}
              flaws={flaws}
              edit={(row) =>
                EDITABLE(row) &&
                topicsOf(filing).includes(row.topic) && (
                  <Link to={`/filings/${filing.id}/${row.topic}?at=${encodeURIComponent(row.path)}`}>
                    {t('ui.change')}
                    <span className="vh">{row.label}</span>
                  </Link>
                )
              }
            />
          </section>
        ))}
        <p className="row go">
          {ready ? (
            <Link className="btn main" to={`/filings/${filing.id}/signers`}>
              {t('signers.ask')}
            </Link>
          ) : (
            <>
              <a className="btn main" role="link" aria-disabled="true" aria-describedby="why">
                {t('signers.ask')}
              </a>
              <span className="hint" id="why">
                {check.data ? t('check.why', { count: faults.length }) : t('ui.loading')}
              </span>
            </>
          )}
        </p>
      </Columns>
    </Page>
  );
}

/** What becomes different, beside what is registered today. */
function Difference(): ReactNode {
  const { t } = useWords();
  const { filing } = useDraft();
  const difference = useDifference(filing.id, filing.version);
  return (
    <section className="sheet stack tight" aria-labelledby="difference">
      <h2 id="difference">{t('difference.title')}</h2>
      {difference.data ? (
        <DifferenceList frame={filing} rows={difference.data} stated={filing.facts} current={filing.current} />
      ) : (
        <Loading error={difference.error} again={() => void difference.refetch()} lines={4} />
      )}
    </section>
  );
}

/** Type, registry and who files for the applicants are chosen at the beginning and stay. */
const EDITABLE = (row: FactRow): boolean => !['entityType', 'jurisdiction', 'agent'].includes(row.path);

interface SofterProps {
  findings: readonly FindingView[];
  severity: 'officerDecides' | 'advice';
  place: (finding: FindingView) => string;
  say: SayFinding;
}

/** What does not stop the filing: apart from the rest. */
function Softer({ findings, severity, place, say }: SofterProps): ReactNode {
  const { t } = useWords();
  const own = findings.filter((finding) => finding.severity === severity);
  if (own.length === 0) return null;
  return (
    <Note tone={severity === 'advice' ? 'info' : 'warn'} slim title={t(`check.${severity}`, { count: own.length })}>
      {own.map((finding) => (
        <p key={finding.rule + finding.path}>
          {say(finding)} {topicOf(finding) !== 'signing' && <Link to={place(finding)}>{t('check.look')}</Link>}
        </p>
      ))}
    </Note>
  );
}

function Papers({ check, filing }: { check: CheckView; filing: FilingView }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const asked = check.documentsRequired.filter((kind) => !check.documentsMade.includes(kind));
  return (
    <>
      <section>
        <h2>{t('check.made')}</h2>
        <p className="hint">{t('check.made.text')}</p>
        <DeedList of={`/filings/${filing.id}`} version={filing.version} />
      </section>
      <section>
        <h2>{t('check.papers')}</h2>
        {asked.length === 0 ? (
          <p>{t('documents.noneNeeded')}</p>
        ) : (
          <ul className="papers">
            {asked.map((kind) => (
              <li key={kind}>
                <Icon name="doc" />
                {label('documentKinds', kind)}
              </li>
            ))}
          </ul>
        )}
      </section>
      {check.postApprovals.length > 0 && (
        <section>
          <h2>{t('check.after')}</h2>
          <p>
            {t('check.after.text', {
              departments: [...new Set(check.postApprovals.map((one) => label('departments', one.notify)))].join(t('punctuation.list')),
            })}
          </p>
        </section>
      )}
      <section>
        <h2>{t('check.signers')}</h2>
        <p>{check.signers.map((signer) => signer.name).join(t('punctuation.list')) || t('facts.none')}</p>
        <p className="hint">{t('check.signers.text')}</p>
      </section>
    </>
  );
}
