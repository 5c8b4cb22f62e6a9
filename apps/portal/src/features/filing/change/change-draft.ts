import type { ChangeFacts, Facts } from '#libs/contract';
import { useService } from '#libs/ui';
import { useDraft } from '../draft.tsx';
import { asked, itemsAsked, partsOf } from './items.ts';
import { afterChange, mattersChanged, statedPeople, withoutMatter } from './people-change.ts';

export interface ChangeDraft {
  /** As registered, and as it will be. */
  current: Facts;
  target: Facts;
  items: string[];
  today: string;
  /** Says people and holdings anew; matters that become different by it are asked with it. */
  setPeople: (parts: Pick<Facts, 'people' | 'investors'>) => void;
  /** Asks for these matters and no other; each begins with what is registered. */
  ask: (items: readonly string[]) => void;
  say: (parts: Partial<ChangeFacts>) => void;
}

/** The draft of a change, seen as the firm that it leads to. */
export function useChangeDraft(): ChangeDraft {
  const { filing, facts, change } = useDraft();
  const today = useService()?.registryDate ?? '';
  const current = filing.current ?? {};
  const target = afterChange(current, facts);
  const items = asked(facts);
  const amountOf = (next: Facts): number => (next.investors ?? []).reduce((sum, one) => sum + one.subscribed, 0);
  const people = (next: Facts, all: readonly string[]): Partial<Facts> => ({
    ...{ people: undefined, investors: undefined },
    ...statedPeople(current, next, all),
    ...Object.fromEntries(['registeredCapital', 'contributionAmount'].flatMap((part) => (all.includes(part) ? [[part, amountOf(next)]] : []))),
  });
  const changeWith = (all: readonly string[]): ChangeFacts => ({ ...facts.change, items: itemsAsked(facts, all, today) });
  return {
    current,
    target,
    items,
    today,
    setPeople: (parts) => {
      const next = { ...target, ...parts };
      const all = [...new Set([...items, ...mattersChanged(current, next)])];
      change({ change: changeWith(all), ...people(next, all) });
    },
    ask: (all) => {
      const added = all.filter((item) => !items.includes(item)).flatMap(partsOf);
      const left = items.filter((item) => !all.includes(item));
      const next = left.reduce((kept, item) => withoutMatter(current, kept, item), target);
      change({
        change: changeWith(all),
        ...Object.fromEntries(left.flatMap(partsOf).map((part) => [part, undefined])),
        ...Object.fromEntries(added.map((part) => [part, registered(current, part)])),
        ...people(next, all),
      });
    },
    say: (parts) => change({ change: { ...changeWith(items), ...parts } }),
  };
}

/** What a page begins with: as registered, without what was reserved for the founding. */
function registered(current: Facts, part: keyof Facts): Facts[keyof Facts] {
  if (part !== 'name' || !current.name) return current[part];
  const { reservation: _reservation, ...name } = current.name;
  return name;
}

/** Matters that are asked for and are still as registered. Of a single value the check says so; of lists only the lists can. */
export function unchanged(current: Facts | null, facts: Facts): string[] {
  if (!current) return [];
  const different = mattersChanged(current, afterChange(current, facts));
  const isSame = (item: string): boolean => {
    const parts = partsOf(item);
    if (item === 'entityType') return false;
    if (parts.length > 0) return parts.every((part) => same(facts[part], registered(current, part)));
    return !different.includes(item);
  };
  return asked(facts).filter(isSame);
}

const same = (one: unknown, other: unknown): boolean => text(one) === text(other);
/** Optional parts that are empty are as good as absent. */
const text = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([, one]) => one !== '' && one !== null)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
