import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AnnouncementRow } from '#libs/contract';
import { Columns, Loading, Page, shownDate, Tag, useBook, useLabel, useWords, type IconName, type Tone } from '#libs/ui';
import { useAnnouncements } from './api.ts';
import { everyoneWords } from './everyone-words.ts';

const STATES: Record<AnnouncementRow['state'], [Tone, IconName]> = { ISSUED: ['ok', 'ok'], REPLACED: ['warn', 'swap'], VOIDED: ['bad', 'void'] };

/** What the registry has made public, the latest first, by day. */
export default function NoticesPage(): ReactNode {
  useBook(everyoneWords);
  const { t } = useWords();
  const notices = useAnnouncements();
  return (
    <Page title={t('notices.title')} lede={t('notices.lede')}>
      <Columns
        label={t('notices.about')}
        aside={
          <>
            <section>
              <h2>{t('notices.named')}</h2>
              <p>{t('notices.named.text')}</p>
              <p>
                <Link className="hit" to="/named">
                  {t('app.named')}
                </Link>
              </p>
            </section>
            <section>
              <h2>{t('ends.title')}</h2>
              <p>
                <Link className="hit" to="/notices/closings">
                  {t('ends.object')}
                </Link>
              </p>
            </section>
            <section>
              <h2>{t('notices.older')}</h2>
              <p>{t('notices.older.text')}</p>
              <p>
                <Link className="hit" to="/search">
                  {t('app.search')}
                </Link>
              </p>
            </section>
          </>
        }
      >
        {notices.data ? <ByDay rows={notices.data} /> : <Loading error={notices.error} again={() => void notices.refetch()} lines={8} />}
      </Columns>
    </Page>
  );
}

function ByDay({ rows }: { rows: readonly AnnouncementRow[] }): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  if (rows.length === 0) return <p>{t('notices.none')}</p>;
  return [...new Set(rows.map(({ on }) => on))].map((day) => (
    <section key={day} className="stack tight">
      <h2>{shownDate(day, language)}</h2>
      <ul className="tasks">
        {rows
          .filter(({ on }) => on === day)
          .map(({ code, name, registry, state }, index) => (
            <li key={`${code} ${index}`}>
              <Link to={`/v/${encodeURIComponent(code)}`}>
                <b className="song">{name}</b>
                <small>
                  <span className="code">{code}</span>
                  {registry && ` · ${label('divisions', registry)}`}
                </small>
                <Tag tone={STATES[state][0]} icon={STATES[state][1]}>
                  {t(`notices.${state}`)}
                </Tag>
              </Link>
            </li>
          ))}
      </ul>
    </section>
  ));
}
