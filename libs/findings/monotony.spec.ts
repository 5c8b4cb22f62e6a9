import { ENTITY_TYPES } from '#libs/catalogue';
import { addDays } from '#libs/kernel';
import { CURES, harmOf, type Situation } from '../../test/support/cures.ts';
import { EXAMPLES } from '../../test/support/examples/index.ts';
import { theLaw } from '../../test/support/law.ts';
import { plantedFiling, seeded } from '../../test/support/planted-defects.ts';
import { check, type Finding } from './index.ts';

const FILINGS = Number(process.env.PLANTED_FILINGS ?? 500);
const SEED = Number(process.env.PLANTED_SEED ?? 20151001) + 1;

const asked = ({ filing, world, on }: Situation): Finding[] => check(filing, world, theLaw, on);

/** The same values under keys in the opposite order. */
function turned<Value>(value: Value): Value {
  if (value === null || typeof value !== 'object') return value;
  // The shape stays; only the order of its keys is another.
  if (Array.isArray(value)) return value.map(turned) as Value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, turned(one)]),
  ) as Value;
}
// What comes back from the database has the type that went in.
const kept = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** Cures that fail, as text. */
function harms(now: Situation, cured: Set<string>): string[] {
  const before = asked(now);
  return before.flatMap((finding) => {
    const cure = CURES[finding.rule];
    const then = typeof cure === 'function' ? cure(now, finding) : undefined;
    if (!then) return [];
    cured.add(finding.rule);
    return harmOf(finding, before, asked(then)).map((harm) => `${now.filing.entityType} ${now.on} ${finding.rule} ${finding.path}: ${harm}`);
  });
}

const planted = (count: number): Situation[] => {
  const random = seeded(SEED);
  return Array.from({ length: count }, () => {
    const type = ENTITY_TYPES[Math.floor(random() * ENTITY_TYPES.length)] ?? 'INDIVIDUAL_BUSINESS';
    const on = addDays('2014-03-01', Math.floor(random() * 4500));
    return { ...plantedFiling(type, on, 8, random), on };
  });
};

it('every code has a cure, or a reason why the finding alone cures nothing', () => {
  expect(Object.keys(CURES).sort()).toEqual(theLaw.findings.map(({ rule }) => rule).sort());
});

it(`the same data gives the same findings, in any order of keys and after storage (${FILINGS} filings, seed ${SEED})`, () => {
  for (const { filing, world, on } of planted(FILINGS)) {
    const first = asked({ filing, world, on });
    expect(asked({ filing, world, on })).toEqual(first);
    expect(asked({ filing: turned(filing), world: turned(world), on })).toEqual(first);
    expect(asked({ filing: kept(filing), world: kept(world), on })).toEqual(first);
  }
});

it('doing what a finding says takes it away and brings no other: every code with a cure', () => {
  const cured = new Set<string>();
  const days = ['2015-12-01', '2018-05-14', '2021-06-01', '2022-06-01', '2025-01-10'];
  const wrong = EXAMPLES.flatMap(({ raises, raised }) =>
    [...days, ...raised.flatMap(([from, to]) => [from, to].filter((day) => day !== null))].flatMap((on) => harms({ ...raises(on), on }, cured)),
  );
  expect([...new Set(wrong)]).toEqual([]);
  expect(Object.entries(CURES).flatMap(([code, cure]) => (typeof cure === 'string' || cured.has(code) ? [] : [code]))).toEqual([]);
});

it(`doing what a finding says takes it away and brings no other, among other faults (${FILINGS} filings, seed ${SEED})`, () => {
  const cured = new Set<string>();
  expect(planted(FILINGS).flatMap((now) => harms(now, cured))).toEqual([]);
  expect(cured.size).toBeGreaterThan(25);
});
