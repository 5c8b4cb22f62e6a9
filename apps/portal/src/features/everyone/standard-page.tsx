import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { StandardRow, StandardView } from '#libs/contract';
import { Columns, Loading, Page, shownTime, useLabel, useBook, useWords } from '#libs/ui';
import { everyoneWords } from './everyone-words.ts';
import { useStandard } from './api.ts';
import { useFigures } from './figures.ts';

/** What is promised beside what it takes: one table a registry. */
export default function StandardPage(): ReactNode {
  useBook(everyoneWords);
  const { t } = useWords();
  const standard = useStandard();
  return (
    <Page title={t('standard.title')} lede={t('standard.lede')}>
      <Columns
        label={t('standard.about')}
        aside={
          <>
            <section>
              <h2>{t('standard.fee')}</h2>
              <p>{t('standard.fee.text')}</p>
            </section>
            <section>
              <h2>{t('standard.count')}</h2>
              <p>{t('standard.count.text')}</p>
            </section>
            <section>
              <h2>{t('statistics.title')}</h2>
              <p>
                <Link className="hit" to="/statistics">
                  {t('standard.toStatistics')}
                </Link>
              </p>
            </section>
          </>
        }
      >
        {standard.data ? <Tables standard={standard.data} /> : <Loading error={standard.error} again={() => void standard.refetch()} lines={8} />}
      </Columns>
    </Page>
  );
}

function Tables({ standard }: { standard: StandardView }): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  const registries = [...new Set(standard.rows.map(({ jurisdiction }) => jurisdiction))];
  return (
    <>
      <p className="sub">{t('standard.at', { time: shownTime(standard.at, language), days: standard.days, least: standard.leastFilings })}</p>
      {registries.length === 0 && <p>{t('standard.none', { days: standard.days, least: standard.leastFilings })}</p>}
      {registries.map((registry) => (
        <section key={registry} className="stack tight">
          <h2>{label('divisions', registry)}</h2>
          <Table caption={label('divisions', registry)} rows={standard.rows.filter(({ jurisdiction }) => jurisdiction === registry)} />
        </section>
      ))}
    </>
  );
}

function Table({ caption, rows }: { caption: string; rows: readonly StandardRow[] }): ReactNode {
  const { t } = useWords();
  const { count, hours, share } = useFigures();
  const heads = (['matter', 'promised', 'median', 'ninety', 'right', 'filings'] as const).map((key) => t(`standard.${key}`));
  return (
    <table className="tbl cards">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const matter = `${t(`filingKind.${row.kind}`)} · ${t(`entityType.${row.entityType}`)}`;
          const promised = t('standard.days', { count: row.promisedWorkingDays });
          return (
            <tr key={matter}>
              {[matter, promised, hours(row.medianHours), hours(row.ninetyHours), share(row.firstTimeRight), count(row.filings)].map(
                (text, index) => (
                  <td key={heads[index]} data-h={heads[index]}>
                    {text}
                  </td>
                ),
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
