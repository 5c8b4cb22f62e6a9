import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { StatisticsView } from '#libs/contract';
import { Columns, fileAddress, Icon, Loading, Page, shownTime, useLabel, useBook, useWords } from '#libs/ui';
import { everyoneWords } from './everyone-words.ts';
import { useStatistics } from './api.ts';
import { DayChart } from './day-chart.tsx';
import { FigureBars } from './figure-bars.tsx';
import { useFigures } from './figures.ts';

/** Handed in and licensed in the last quarter, in bars that carry their numbers; the same as open data. */
export default function StatisticsPage(): ReactNode {
  useBook(everyoneWords);
  const { t } = useWords();
  const statistics = useStatistics();
  return (
    <Page title={t('statistics.title')} lede={t('statistics.lede')}>
      <Columns
        label={t('statistics.about')}
        aside={
          <>
            <section className="stack tight">
              <h2>{t('statistics.data')}</h2>
              <p>{t('statistics.data.text')}</p>
              <p>
                <a className="btn" href={fileAddress('/statistics.csv')} download>
                  <Icon name="down" />
                  {t('statistics.csv')}
                </a>
              </p>
            </section>
            <section>
              <h2>{t('statistics.few')}</h2>
              <p>{t('statistics.few.text')}</p>
            </section>
            <section>
              <h2>{t('standard.title')}</h2>
              <p>
                <Link className="hit" to="/standard">
                  {t('statistics.toStandard')}
                </Link>
              </p>
            </section>
          </>
        }
      >
        {statistics.data ? (
          <Figures statistics={statistics.data} />
        ) : (
          <Loading error={statistics.error} again={() => void statistics.refetch()} lines={10} />
        )}
      </Columns>
    </Page>
  );
}

function Figures({ statistics }: { statistics: StatisticsView }): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  const { count, hours, share } = useFigures();
  const { total, byDay, byDistrict, byTrade, byType } = statistics;
  const facts = [
    [t('statistics.filings'), count(total.filings)],
    [t('statistics.licences'), count(total.licences)],
    [t('statistics.median'), hours(statistics.medianHours)],
    [t('statistics.right'), share(statistics.firstTimeRight)],
  ];
  return (
    <>
      <p className="sub">{t('statistics.at', { time: shownTime(statistics.at, language), days: statistics.days })}</p>
      <dl className="rows wide sheet">
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <b>{text}</b>
            </dd>
          </div>
        ))}
      </dl>
      {total.filings !== 0 && (
        <>
          <DayChart rows={byDay} />
          <p className="hint">{t('statistics.key')}</p>
          <FigureBars title={t('statistics.byDistrict')} rows={byDistrict.map((row) => ({ ...row, name: label('divisions', row.key) }))} />
          <FigureBars title={t('statistics.byTrade')} rows={byTrade.map((row) => ({ ...row, name: row.name || t('statistics.noTrade') }))} />
          <FigureBars title={t('statistics.byType')} rows={byType.map((row) => ({ ...row, name: t(`entityType.${row.key}`) }))} />
        </>
      )}
    </>
  );
}
