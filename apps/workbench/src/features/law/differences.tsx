import type { ReactNode } from 'react';
import type { LawDifferenceView } from '#libs/contract';
import { Tag, useWords, type Tone } from '#libs/ui';

const TONES: Record<LawDifferenceView['what'], Tone> = { added: 'ok', changed: 'warn', removed: 'bad' };

/** What a correction changes, entry by entry and in each only the fields that differ. */
export function Differences({ differences, all }: { differences: readonly LawDifferenceView[]; all: number }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <ul className="lanes">
        {differences.map(({ what, before, after }, index) => (
          <li key={index}>
            <b>{(after ?? before)?.name}</b>
            <Tag tone={TONES[what]}>{t(`law.what.${what}`)}</Tag>
            {fieldsOf(before?.value, after?.value).map(({ field, was, is }) => (
              <small key={field}>
                {field && <span className="code">{field}: </span>}
                {was !== undefined && <del>{was}</del>} {is !== undefined && <ins>{is}</ins>}
              </small>
            ))}
          </li>
        ))}
      </ul>
      {all > differences.length && <p className="sub">{t('law.more', { count: all - differences.length })}</p>}
    </>
  );
}

interface FieldChange {
  readonly field: string;
  readonly was: string | undefined;
  readonly is: string | undefined;
}

function fieldsOf(before: unknown, after: unknown): FieldChange[] {
  const [was, is] = [partsOf(before), partsOf(after)];
  const fields = [...new Set([...was.keys(), ...is.keys()])];
  return fields.map((field) => ({ field, was: was.get(field), is: is.get(field) })).filter((one) => one.was !== one.is);
}

/** A value by its fields; one without fields stands under an empty name. */
function partsOf(value: unknown): Map<string, string> {
  if (value === undefined) return new Map();
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return new Map([['', JSON.stringify(value)]]);
  return new Map(Object.entries(value).map(([field, one]) => [field, JSON.stringify(one)]));
}
