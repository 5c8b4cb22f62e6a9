import type { CorrectedFacts, Facts } from '#libs/contract';
import { canonicalJson } from '#libs/kernel';

interface Reading {
  id: string;
  version: number;
  validFrom: string;
  facts: Facts;
}

/** What is read for each day on which something began: of several versions of one day the last. */
export function readings<V extends Reading>(versions: readonly V[]): V[] {
  const last = new Map<string, V>();
  for (const version of [...versions].sort((one, other) => one.version - other.version)) last.set(version.validFrom, version);
  return [...last.values()].sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
}

/**
 * The versions that a correction writes: the one that was wrong, and those after it for as long as they repeat the mistake. What a later
 * change has put in its place stands.
 */
export function corrected<V extends Reading>(versions: readonly V[], wrong: V, facts: CorrectedFacts): { of: V; facts: Facts }[] {
  // Its own keys.
  const parts = (Object.keys(facts) as (keyof CorrectedFacts)[]).filter((part) => !isSame(wrong.facts[part], facts[part]));
  const standing = new Set(parts);
  return readings(versions)
    .filter(({ validFrom }) => validFrom >= wrong.validFrom)
    .flatMap((version) => {
      for (const part of standing) if (version.id !== wrong.id && !isSame(version.facts[part], wrong.facts[part])) standing.delete(part);
      if (standing.size === 0) return [];
      const right = Object.fromEntries([...standing].map((part) => [part, facts[part]]));
      return [{ of: version, facts: { ...version.facts, ...right } }];
    });
}

const isSame = (one: unknown, other: unknown): boolean => canonicalJson(one ?? null) === canonicalJson(other ?? null);
