import { canonicalJson } from '#libs/kernel';
import { LIKENESS, type LawEntry } from './law-entries.rules.ts';

export interface LawDifference {
  readonly what: 'added' | 'changed' | 'removed';
  readonly before: LawEntry | null;
  readonly after: LawEntry | null;
}

/**
 * What differs between two texts of a file, entry by entry. Equal entries fall away wherever they stand; of the rest those are paired that
 * are about the same, in their order; what stays alone was added or removed.
 */
export function differencesOf(before: readonly LawEntry[], after: readonly LawEntry[]): LawDifference[] {
  const [gone, come] = withoutEqual(before, after);
  const pairs = new Map<LawEntry, LawEntry>();
  for (const likeness of LIKENESS) {
    const paired = new Set(pairs.values());
    const waiting = grouped(
      gone.filter((entry) => !paired.has(entry)),
      likeness,
    );
    for (const entry of come.filter((one) => !pairs.has(one))) {
      const old = waiting.get(likeness(entry))?.shift();
      if (old) pairs.set(entry, old);
    }
  }
  const old = new Set(pairs.values());
  return [
    ...come.map((entry): LawDifference => ({ what: pairs.has(entry) ? 'changed' : 'added', before: pairs.get(entry) ?? null, after: entry })),
    ...gone.filter((entry) => !old.has(entry)).map((entry): LawDifference => ({ what: 'removed', before: entry, after: null })),
  ];
}

export function countsOf(differences: readonly LawDifference[]): { added: number; changed: number; removed: number } {
  const count = (what: LawDifference['what']): number => differences.filter((one) => one.what === what).length;
  return { added: count('added'), changed: count('changed'), removed: count('removed') };
}

function withoutEqual(before: readonly LawEntry[], after: readonly LawEntry[]): [LawEntry[], LawEntry[]] {
  const content = ({ group, name, value }: LawEntry): string => canonicalJson([group, name, value]);
  const left = grouped(before, content);
  const come = after.filter((entry) => left.get(content(entry))?.shift() === undefined);
  const gone = new Set([...left.values()].flat());
  return [before.filter((entry) => gone.has(entry)), come];
}

function grouped(entries: readonly LawEntry[], by: (entry: LawEntry) => string): Map<string, LawEntry[]> {
  const groups = new Map<string, LawEntry[]>();
  for (const entry of entries) {
    const group = groups.get(by(entry));
    if (group) group.push(entry);
    else groups.set(by(entry), [entry]);
  }
  return groups;
}
