import { ENTITY_TYPES } from '#libs/catalogue';
import { aHolder, aPerson, cleanFiling, PARENT } from '../../test/support/clean-filing.ts';
import { theLaw } from '../../test/support/law.ts';
import { cleanChange, registeredOf } from '../../test/support/planted-changes.ts';
import { check, isBlocking, type Application } from './index.ts';

const LLC = 'LIMITED_LIABILITY_COMPANY';
const DAYS = [
  '2014-03-01', '2015-06-30', '2015-07-01', '2015-09-30', '2015-10-01', '2015-11-03', '2016-03-31', '2016-04-01', '2016-11-30', '2016-12-01', '2017-09-30', '2017-10-01',
  '2018-01-01', '2018-09-01', '2019-12-31', '2021-03-01', '2021-05-01', '2022-02-28', '2022-03-01', '2022-11-01', '2023-12-01', '2024-06-30', '2024-07-01', '2027-07-01',
]; // prettier-ignore
const world = { entities: [{ ...PARENT }] };

it.each(ENTITY_TYPES)('a clean filing of %s has nothing against it on any day', (type) => {
  for (const on of DAYS) expect(check(cleanFiling(type, on), world, theLaw, on).filter((one) => one.severity !== 'advice')).toEqual([]);
});

it.each(ENTITY_TYPES)('a clean change of %s has nothing against it on any day', (type) => {
  for (const on of DAYS) {
    const found = check(cleanChange(type, on), { entities: [registeredOf(type)] }, theLaw, on);
    expect(found.filter((one) => one.severity !== 'advice')).toEqual([]);
  }
});

it('severity and source come from the table of codes', () => {
  const filing = cleanFiling(LLC, '2018-01-02', { businessScope: [] });
  expect(check(filing, {}, theLaw, '2018-01-02')).toEqual([
    { rule: 'scope.empty', path: 'businessScope', severity: 'blocking', source: theLaw.finding('scope.empty').source },
  ]);
});

it('only blocking findings block', () => {
  const finding = { rule: 'scope.empty', path: 'businessScope', source: 'CRR 9' };
  expect(isBlocking({ ...finding, severity: 'blocking' })).toBe(true);
  expect(isBlocking({ ...finding, severity: 'officerDecides' })).toBe(false);
  expect(isBlocking({ ...finding, severity: 'advice' })).toBe(false);
});

it('every code that the table holds can be asked for its words', () => {
  for (const { rule } of theLaw.findings) expect(theLaw.finding(rule).words.zh.cause).not.toBe('');
});

/** Values that no form sends, in every place of a filing. */
const ODD: readonly unknown[] = [
  null,
  undefined,
  '',
  '💥',
  -1,
  1e99,
  Number.NaN,
  Infinity,
  true,
  [],
  [null],
  [[]],
  {},
  { a: 1 },
  '\uD800',
  '2023-02-29',
  '9'.repeat(19),
  Symbol('x'),
  () => 1,
];

it('odd values anywhere never throw', () => {
  for (const type of [LLC, 'LIMITED_PARTNERSHIP', 'COMPANY_BRANCH'] as const) {
    const filing = cleanFiling(type, '2018-01-02');
    for (const path of placesOf(filing))
      for (const value of ODD) expect(() => check(withValue(filing, path, value), world, theLaw, '2018-01-02')).not.toThrow();
  }
});

it('nothing at all never throws, in any kind of filing', () => {
  for (const kind of [
    'establishment',
    'branchEstablishment',
    'change',
    'simplifiedDeregistration',
    'deregistration',
    'licenceConversion',
    'licenceReplacement',
    'other',
  ]) {
    for (const rest of [
      {},
      { change: {} },
      { change: { items: [null, {}, { item: 1, to: {} }] } },
      { simplifiedDeregistration: { objections: [null, 1, { on: 'x' }], commitmentUnsigned: [1] } },
    ]) {
      // What a program could send; the check takes anything.
      const filing = { kind, step: 'apply', ...rest } as unknown as Application;
      expect(() => check(filing, {}, theLaw, '2018-01-02')).not.toThrow();
      expect(() => check(filing, { entities: [{}], postRestrictions: [{}] }, theLaw, '1990-01-01')).not.toThrow();
    }
  }
});

it('a fact of the register that is null is unknown', () => {
  const change: Application = {
    kind: 'change',
    entityType: LLC,
    jurisdiction: '330302',
    channel: 'online',
    subject: 'E1',
    registeredCapital: 30_000_000,
    change: { items: [{ item: 'registeredCapital', to: 30_000_000, decidedOn: '2018-01-02' }] },
  };
  // As a row of the database could come.
  const row = { id: 'E1', entityType: LLC, registeredCapital: null, establishedOn: null, state: null } as unknown as object;
  expect(check(change, { entities: [row] }, theLaw, '2018-01-02')).toEqual([]);
});

it('asked twice it answers alike, and touches nothing', () => {
  const filing = cleanFiling(LLC, '2018-01-02', { businessScope: ['餐饮服务', '危险化学品经营'], registeredCapital: 1 });
  const before = structuredClone(filing);
  expect(check(filing, world, theLaw, '2018-01-02')).toEqual(check(filing, world, theLaw, '2018-01-02'));
  expect(filing).toEqual(before);
});

it('200 holders, 300 scope items and 300 names beside it are no work to speak of', () => {
  const keys = Array.from({ length: 200 }, (_, place) => `p${place + 20}`);
  const filing = cleanFiling(LLC, '2023-05-15', {
    people: keys.map((key) => aPerson(key, ['director', 'supervisor'])),
    investors: keys.map((key) => aHolder(key)),
    businessScope: Array.from({ length: 300 }, (_, place) => `第${place}类医疗器械及危险化学品、餐饮服务（不含金融）`),
  });
  const crowd = { entities: Array.from({ length: 300 }, (_, place) => ({ id: `E${place}`, name: `温州${place}贸易有限公司` })) };
  check(filing, crowd, theLaw, '2023-05-15');
  const times = Array.from({ length: 9 }, () => {
    const start = process.cpuUsage();
    check(filing, crowd, theLaw, '2023-05-15');
    return process.cpuUsage(start).user / 1000;
  });
  // 25 to 30 ms on a quiet machine. The bound leaves room for a busy one; work that grows with the square would take seconds.
  expect(Math.min(...times)).toBeLessThan(250);
});

type Path = readonly (string | number)[];

function placesOf(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path];
  // The first entry stands for its list.
  const keys = Array.isArray(value) ? value.slice(0, 1).map((_, place) => place) : Object.keys(value);
  return [path, ...keys.flatMap((key) => placesOf((value as Record<string | number, unknown>)[key], [...path, key]))];
}

function withValue(filing: Application, path: Path, value: unknown): Application {
  // A copy that is then broken on purpose.
  const copy = structuredClone(filing) as unknown as Record<string | number, unknown>;
  const last = path.at(-1);
  if (last === undefined) return value as Application;
  let place = copy;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string | number, unknown>;
  place[last] = value;
  return copy as unknown as Application;
}
