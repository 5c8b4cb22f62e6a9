import type { Law, Rule, RuleName } from '#libs/catalogue';
import type { EntityType } from '#libs/contract';
import { addDays, within } from '#libs/kernel';
import { EXAMPLES } from '../../test/support/examples/index.ts';
import { theLaw } from '../../test/support/law.ts';
import { check } from './index.ts';

/*
 * The examples are only as good as what they would notice. So one row of the rules at a time is taken out, or holds a day too long or too
 * short, and some example has to come out otherwise on that very day.
 */
const FIRST = '2014-02-01';
const LAST = '2028-01-01';

const { rows } = theLaw.rules;

/** The law with other rows of rules. */
function lawWith(own: readonly Rule[]): Law {
  const byName = new Map<RuleName, Rule[]>();
  for (const row of own) byName.set(row.rule, [...(byName.get(row.rule) ?? []), row]);
  const all = <Name extends RuleName>(name: Name, type: EntityType, on: string) =>
    // Grouped by the very name that is asked for.
    (byName.get(name) ?? []).filter(
      (row) => within(row, on) && (row.entityTypes === null || row.entityTypes.includes(type)),
    ) as unknown as readonly Rule<Name>[];
  return {
    ...theLaw,
    rules: { rows: own, all, find: (name, type, on) => all(name, type, on)[0] },
    rule: (name, type, on) => all(name, type, on)[0],
  };
}

const known = new Map<string, boolean>();
function isRaised(place: number, which: 'raises' | 'justNot', on: string, law: Law): boolean {
  const key = `${place} ${which} ${on}`;
  const before = law === theLaw ? known.get(key) : undefined;
  const one = EXAMPLES[place];
  if (before !== undefined || !one) return before ?? false;
  const { filing, world } = one[which](on);
  const raised = check(filing, world, law, on).some(({ rule, path }) => rule === one.code && path === one.path);
  if (law === theLaw) known.set(key, raised);
  return raised;
}
const differs = (place: number, law: Law, on: string): boolean =>
  (['raises', 'justNot'] as const).some((which) => isRaised(place, which, on, law) !== isRaised(place, which, on, theLaw));

/** Examples that noticed something of this rule before come first, those of names last: hardly a rule of the table is about names. */
const witnesses = new Map<RuleName, number[]>();
const others = EXAMPLES.map((_, place) => place).sort((a, b) => Number(isOfName(a)) - Number(isOfName(b)));
function isOfName(place: number): boolean {
  return EXAMPLES[place]?.code.startsWith('name.') === true;
}
function isNoticed({ rule, law, on }: Slip): boolean {
  const before = witnesses.get(rule) ?? [];
  const found = [...before, ...others].find((place) => differs(place, law, on));
  if (found !== undefined && !before.includes(found)) witnesses.set(rule, [...before, found]);
  return found !== undefined;
}

interface Slip {
  rule: RuleName;
  what: string;
  on: string;
  law: Law;
}
const replaced = (row: Rule, by: Rule | null): Law => lawWith(rows.flatMap((one) => (one !== row ? [one] : by === null ? [] : [by])));
/** Of rules that hold side by side, what tells them apart. */
const kindOf = ({ values }: Rule): string =>
  JSON.stringify(Object.entries(values).filter(([field]) => ['finding', 'causes', 'type', 'item'].includes(field)));
const isAlone = (row: Rule, on: string): boolean =>
  !rows.some(
    (one) =>
      one.rule === row.rule &&
      kindOf(one) === kindOf(row) &&
      within(one, on) &&
      (one.entityTypes === null || row.entityTypes === null || one.entityTypes.some((type) => row.entityTypes?.includes(type))),
  );
/**
 * Rows that let everything through are there to be read, with their source; so is the term of a permit, which always counts. Which registry
 * decides is no finding: libs/intake sends a filing where it belongs, and tests it. Nor is how long creditors are called and firms heard:
 * libs/liquidation, libs/orders.
 */
const asksNothing = (row: Rule): boolean => {
  if (['permitTerm', 'cityRegistry', 'liquidation', 'hearing'].includes(row.rule)) return true;
  if (row.rule !== 'supervisoryBoard') return false;
  // Nobody at all has a code of its own where somebody is needed.
  const { min, alsoFewer }: { min?: number; alsoFewer?: readonly number[] } = row.values;
  return [1, 2].every((count) => count >= (min ?? 0) || alsoFewer?.includes(count) === true);
};

const slips: Slip[] = rows.flatMap((row, place) => {
  if (asksNothing(row)) return [];
  const name = `${row.rule} (row ${place})`;
  const { from, to } = row;
  const made: Slip[] = [{ rule: row.rule, what: `${name} is not there`, on: from ?? to ?? '2018-05-14', law: replaced(row, null) }];
  if (from !== null && FIRST < from && from < LAST) {
    const before = addDays(from, -1);
    made.push({ rule: row.rule, what: `${name} begins a day late`, on: from, law: replaced(row, { ...row, from: addDays(from, 1) }) });
    if (isAlone(row, before))
      made.push({ rule: row.rule, what: `${name} begins a day early`, on: before, law: replaced(row, { ...row, from: before }) });
  }
  if (to !== null && FIRST < to && to < LAST) {
    const after = addDays(to, 1);
    made.push({ rule: row.rule, what: `${name} ends a day early`, on: to, law: replaced(row, { ...row, to: addDays(to, -1) }) });
    if (isAlone(row, after)) made.push({ rule: row.rule, what: `${name} ends a day late`, on: after, law: replaced(row, { ...row, to: after }) });
  }
  return made;
});

it(`no row of the rules is missing or off by a day unnoticed (${slips.length} slips)`, () => {
  expect(slips.length).toBeGreaterThan(rows.length);
  expect(slips.filter((slip) => !isNoticed(slip)).map(({ what, on }) => `${what} ${on}`)).toEqual([]);
});
