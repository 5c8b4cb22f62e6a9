import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { OwnFirmView } from '#libs/contract';
import { Columns, Dots, fileAddress, Icon, Page, shownDate, shownTime, useLabel, useWords, WaitingPage } from '#libs/ui';
import { useFirm } from './api.ts';
import { FirmStateTag } from './firm-list.tsx';

/** One's own firm: what the register says of it, its papers, its filings, and what can be begun. */
export default function FirmPage(): ReactNode {
  const { t } = useWords();
  const { id = '' } = useParams();
  const firm = useFirm(id);
  if (!firm.data) return <WaitingPage error={firm.error} again={() => void firm.refetch()} lines={8} />;
  const { name, code, starts } = firm.data;
  return (
    <Page title={name} eyebrow={<span className="code">{code}</span>} back={{ to: '/mine', text: t('list.back') }}>
      <Columns label={t('firm.papers')} aside={<Papers firm={firm.data} />}>
        <Facts firm={firm.data} />
        {starts.length > 0 && (
          <p className="row go">
            {starts.map((kind) => (
              <Link
                key={kind}
                className="btn"
                to={kind === 'deregistration' && isWoundUp(firm.data) ? `/firms/${id}/liquidation` : `/begin?kind=${kind}&subject=${id}`}
              >
                {t(`filingKind.${kind}`)}
              </Link>
            ))}
          </p>
        )}
        {firm.data.filings.length > 0 && <Filings firm={firm.data} />}
      </Columns>
    </Page>
  );
}

/** Whoever has no separate property to share out ends without liquidators. */
const isWoundUp = ({ entityType }: OwnFirmView): boolean => entityType !== 'INDIVIDUAL_BUSINESS' && entityType !== 'COMPANY_BRANCH';

function Facts({ firm }: { firm: OwnFirmView }): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  const { licence } = firm;
  const rows = [
    [t('facts.type'), licence?.entityTypeText],
    [t('facts.registry'), firm.registry && label('divisions', firm.registry)],
    [t('firm.since'), firm.establishedOn && shownDate(firm.establishedOn, language)],
    [licence?.personLabel, licence?.person],
    [t('facts.capital'), licence?.capital],
    [t('firm.place'), licence?.address],
    [t('facts.scope'), licence?.businessScope],
  ].filter(([, text]) => Boolean(text));
  return (
    <section className="sheet stack tight">
      <div className="row between">
        <h2>{t('firm.facts')}</h2>
        <FirmStateTag state={firm.state} />
      </div>
      <dl className="rows wide">
        {rows.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Papers({ firm }: { firm: OwnFirmView }): ReactNode {
  const { t, language } = useWords();
  return (
    <section className="stack tight">
      <h2>{t('firm.papers')}</h2>
      <Link className="hit" to={`/register/${firm.code}`}>
        {t('firm.record')}
      </Link>
      {firm.papers.map(({ filingId, issuedOn, state }) => {
        const about = t('firm.paper', { date: shownDate(issuedOn, language), state: t(`notices.${state}`) });
        return (
          <div key={filingId} className="stack tight">
            <p>{about}</p>
            {(['original', 'duplicate'] as const).map((paper) => (
              <a key={paper} className="btn" href={fileAddress(`/filings/${filingId}/licence/${paper}.pdf`)} download>
                <Icon name="down" />
                {t(`licence.${paper}`)}
                <span className="vh">{about}</span>
              </a>
            ))}
            <Link className="hit" to={`/filings/${filingId}/licence`}>
              {t('firm.share')}
              <span className="vh">{about}</span>
            </Link>
          </div>
        );
      })}
    </section>
  );
}

function Filings({ firm }: { firm: OwnFirmView }): ReactNode {
  const { t, language } = useWords();
  return (
    <section className="stack tight">
      <h2>{t('firm.filings')}</h2>
      <ul className="tasks">
        {firm.filings.map((row) => (
          <li key={row.id}>
            <Link to={`/filings/${row.id}`}>
              <b>{t(`filingKind.${row.kind}`)}</b>
              <small>
                <Dots parts={[row.number, t(`filingState.${row.state}`), shownTime(row.changedAt, language)]} />
              </small>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
