import { REGISTERED_PARTS } from '#libs/catalogue';
import type { DifferenceRow, Facts } from '#libs/contract';
import { canonicalJson } from '#libs/kernel';

/** What becomes different, part by part; of people and holders one row for each, told apart by their keys and never by their names. */
export function differences(before: Facts, after: Facts): DifferenceRow[] {
  return REGISTERED_PARTS.flatMap((part): DifferenceRow[] => {
    if (part === 'people') return listRows(part, before.people, after.people, ({ key }) => key);
    if (part === 'investors')
      return listRows(part, before.investors, after.investors, ({ person, organisation }) => person ?? organisation?.unifiedSocialCreditCode ?? '');
    return isSame(before[part], after[part]) ? [] : [{ part, before: before[part] ?? null, after: after[part] ?? null }];
  });
}

function listRows<One>(part: 'people' | 'investors', before: One[] = [], after: One[] = [], keyOf: (one: One) => string): DifferenceRow[] {
  const keys = [...new Set([...before, ...after].map(keyOf))];
  const find = (list: One[], key: string): One | null => list.find((one) => keyOf(one) === key) ?? null;
  return keys.flatMap((of) => {
    const row = { before: find(before, of), after: find(after, of) };
    return isSame(row.before, row.after) ? [] : [{ part, of, ...row }];
  });
}

const isSame = (one: unknown, other: unknown): boolean => canonicalJson(one ?? null) === canonicalJson(other ?? null);
