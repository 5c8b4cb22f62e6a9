import type { ReactNode } from 'react';
import type { LawEntryView } from '#libs/contract';
import { shownDate, Tag, useWords } from '#libs/ui';

/** Entries of one file, or of several with the file's name. */
export function EntryTable({ entries, label, files }: { entries: readonly LawEntryView[]; label: string; files?: boolean }): ReactNode {
  const { t } = useWords();
  return (
    <div className="scroll">
      <table className="grid fold" aria-label={label}>
        <thead>
          <tr>
            <th scope="col" className="fill">
              {t('law.col.entry')}
            </th>
            <th scope="col">{t('law.col.days')}</th>
            <th scope="col">{t('law.col.source')}</th>
            <th scope="col">{t('law.col.certain')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, index) => (
            <tr key={index}>
              <td className="fill">
                <details>
                  <summary>{entry.name}</summary>
                  <pre className="raw" tabIndex={0}>
                    {JSON.stringify(entry.value, null, 2)}
                  </pre>
                </details>
                {(files || entry.group) && <span className="sub line">{[files && entry.file, entry.group].filter(Boolean).join(' · ')}</span>}
              </td>
              <td>
                <Days entry={entry} />
              </td>
              <td className="fill">{entry.source}</td>
              <td className="fill">
                <Certain entry={entry} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Days({ entry: { from, to } }: { entry: LawEntryView }): ReactNode {
  const { t, language } = useWords();
  if (from === null && to === null) return <span className="less">{t('law.always')}</span>;
  return (
    <>
      {from === null ? t('law.since.ever') : t('law.since', { day: shownDate(from, language) })}
      <span className="sub line">{to === null ? t('law.until.further') : t('law.until', { day: shownDate(to, language) })}</span>
    </>
  );
}

/** Which parts no source was found for; all of it when nothing else is said. */
function Certain({ entry: { certain, doubts } }: { entry: LawEntryView }): ReactNode {
  const { t } = useWords();
  const parts = doubts.filter((path) => path !== '.');
  return (
    <>
      <Tag tone={certain ? 'ok' : 'warn'}>{t(certain ? 'law.certain' : 'law.doubtful')}</Tag>
      {parts.length > 0 && <span className="sub line code">{parts.join(', ')}</span>}
    </>
  );
}
