import type { ReactNode } from 'react';
import { FactText, Icon, type FactRow, type FactSection } from '#libs/ui';

interface CaseFactsProps {
  sections: readonly FactSection[];
  /** The row whose place on the paper is lit. */
  at: string | null;
  look: (row: FactRow) => void;
  flaws: (path: string) => readonly string[];
  /** Rows that the applicant changed since the round before. */
  changed: (path: string) => boolean;
  changedWord: string;
}

/** What the form says, closely set. A row that is looked at lights its place on the paper. */
export function CaseFacts({ sections, at, look, flaws, changed, changedWord }: CaseFactsProps): ReactNode {
  return sections.map((section) => (
    <section key={section.key}>
      <h2>{section.title}</h2>
      <dl className="facts">
        {section.rows.map((row) => {
          const wrong = flaws(row.path);
          const lit = row.path === at ? 'at' : undefined;
          return [
            <dt key={`${row.path} label`} className={lit}>
              <button
                type="button"
                className="fact"
                aria-pressed={row.path === at}
                data-path={row.path}
                onClick={() => look(row)}
                onFocus={() => look(row)}
              >
                {row.label}
              </button>
            </dt>,
            <dd key={row.path} className={lit} onClick={() => look(row)}>
              <FactText row={row} />
              {changed(row.path) && <span className="tag warn"> {changedWord}</span>}
              {wrong.map((sentence) => (
                <p key={sentence} className="err">
                  <Icon name="bad" />
                  <span>{sentence}</span>
                </p>
              ))}
            </dd>,
          ];
        })}
      </dl>
    </section>
  ));
}
