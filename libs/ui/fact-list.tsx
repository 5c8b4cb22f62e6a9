import type { ReactNode } from 'react';
import type { FactRow } from './fact-sections.ts';
import { placeOf } from './field.tsx';
import { Icon } from './icon.tsx';

interface FactListProps {
  rows: readonly FactRow[];
  /** Sentences that stand at a row because a finding points there. */
  flaws?: (row: FactRow) => readonly string[];
  /** The way to change a row. */
  edit?: (row: FactRow) => ReactNode;
}

/** Question and answer, with what is wrong at the answer itself. */
export function FactList({ rows, flaws, edit }: FactListProps): ReactNode {
  return (
    <dl className="rows wide">
      {rows.map((row) => {
        const wrong = flaws?.(row) ?? [];
        return (
          <div
            key={row.path}
            id={placeOf(`row.${row.path}`)}
            className={wrong.length > 0 ? 'flaw' : undefined}
            tabIndex={wrong.length > 0 ? -1 : undefined}
          >
            <dt>{row.label}</dt>
            <dd>
              <FactText row={row} />
              {wrong.map((sentence) => (
                <p key={sentence} className="err">
                  <Icon name="bad" />
                  <span>{sentence}</span>
                </p>
              ))}
            </dd>
            {edit && <dd className="edit">{edit(row)}</dd>}
          </div>
        );
      })}
    </dl>
  );
}

/** First line as it is, further lines small. */
export function FactText({ row }: { row: FactRow }): ReactNode {
  const [first = '', ...more] = row.text.split('\n');
  return (
    <>
      <span className={row.song ? 'song' : undefined}>{first}</span>
      {row.words && <span className="words"> {row.words}</span>}
      {more.map((line) => (
        <span key={line} className="sub line">
          {line}
        </span>
      ))}
    </>
  );
}
