import { useEffect, useRef, type ReactNode } from 'react';
import { NavLink, useParams } from 'react-router';
import { Loading, useWords } from '#libs/ui';
import { useLawFiles, useUnsourced } from './api.ts';
import { DraftsView } from './drafts-view.tsx';
import { EntryTable } from './entry-table.tsx';
import { FileView } from './file-view.tsx';

/** The law as this system reads it: every entry with its source, its days and how certain it is; and corrections, which take two people. */
export default function LawPage(): ReactNode {
  const { t, language } = useWords();
  const { view = 'corrections' } = useParams();
  const heading = useRef<HTMLHeadingElement>(null);
  const files = useLawFiles();
  const file = files.data?.find(({ name }) => name === view);
  const title = view === 'corrections' || view === 'unsourced' ? t(`law.${view}`) : (file?.[language] ?? view);
  useEffect(() => {
    document.title = `${title} · ${t('desk.law')}`;
  }, [t, title]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [view]);
  return (
    <div className="desk list">
      <nav className="pane" aria-label={t('law.files')}>
        <ul className="lane">
          {['corrections', 'unsourced'].map((one) => (
            <li key={one}>
              <NavLink to={`/law/${one}`}>{t(`law.${one}`)}</NavLink>
            </li>
          ))}
          {files.data?.map((one) => (
            <li key={one.name}>
              <NavLink to={`/law/${one.name}`}>
                {one[language]}
                <span className="sub">{one.entries}</span>
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <main id="main" className="pane stack tight">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {!files.data && <Loading error={files.error} again={() => void files.refetch()} lines={8} />}
        {files.data && view === 'corrections' && <DraftsView files={files.data} />}
        {files.data && view === 'unsourced' && <Unsourced />}
        {file && <FileView key={file.name} file={file} />}
      </main>
    </div>
  );
}

function Unsourced(): ReactNode {
  const { t } = useWords();
  const entries = useUnsourced();
  return (
    <>
      <p>{t('law.unsourced.lede')}</p>
      {!entries.data && <Loading error={entries.error} again={() => void entries.refetch()} lines={8} />}
      {entries.data && <EntryTable entries={entries.data} label={t('law.unsourced')} files />}
    </>
  );
}
