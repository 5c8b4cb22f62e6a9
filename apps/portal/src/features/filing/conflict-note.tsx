import type { ReactNode } from 'react';
import type { Facts } from '#libs/contract';
import { Button, factSections, Note, useLabel, useWords, type FactRow } from '#libs/ui';
import { useDraft } from './draft.tsx';

/** Another window saved the same part: what differs, and two buttons. Nothing is decided for the person. */
export function ConflictNote(): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  const { conflict, facts, filing, keepMine, takeTheirs } = useDraft();
  if (!conflict) return null;
  const rowsOf = (all: Facts): FactRow[] => factSections(filing, all, { t, label, language }).flatMap((section) => section.rows);
  const touched = (row: FactRow): boolean =>
    conflict.parts.some((part) => row.path === part || row.path.startsWith(`${part}.`) || row.path.startsWith(`${part}[`));
  const mine = rowsOf(facts).filter(touched);
  const theirs = rowsOf(conflict.current.facts).filter(touched);
  const paths = [...new Set([...mine, ...theirs].map((row) => row.path))];
  const differing = paths
    .map((path) => ({ path, mine: mine.find((row) => row.path === path), theirs: theirs.find((row) => row.path === path) }))
    .filter((pair) => pair.mine?.text !== pair.theirs?.text || pair.mine?.label !== pair.theirs?.label);
  return (
    <Note tone="info" icon="two" title={t('conflict.title')} role="alert">
      {differing.map((pair) => (
        <div key={pair.path} className="pair">
          <div>
            <p className="eyebrow">{t('conflict.theirs', { what: pair.theirs?.label ?? pair.mine?.label ?? '' })}</p>
            <p>{pair.theirs?.text ?? t('facts.none')}</p>
          </div>
          <div>
            <p className="eyebrow">{t('conflict.mine', { what: pair.mine?.label ?? pair.theirs?.label ?? '' })}</p>
            <p>{pair.mine?.text ?? t('facts.none')}</p>
          </div>
        </div>
      ))}
      {differing.length === 0 && <p>{t('conflict.detail')}</p>}
      <p className="row">
        <Button onClick={takeTheirs}>{t('conflict.takeTheirs')}</Button>
        <Button onClick={keepMine}>{t('conflict.keepMine')}</Button>
      </p>
    </Note>
  );
}
