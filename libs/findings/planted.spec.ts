import { ENTITY_TYPES } from '#libs/catalogue';
import { addDays } from '#libs/kernel';
import { theLaw } from '../../test/support/law.ts';
import { plantedFiling, seeded } from '../../test/support/planted-defects.ts';
import { check } from './index.ts';

const FILINGS = Number(process.env.PLANTED_FILINGS ?? 1000);
const SEED = Number(process.env.PLANTED_SEED ?? 20151001);

it(`finds all of up to eight planted defects and nothing beside them (${FILINGS} filings, seed ${SEED})`, () => {
  const random = seeded(SEED);
  const seen = { codes: new Set<string>(), filings: new Set<string>(), faults: new Set<number>() };
  for (let count = 0; count < FILINGS; count += 1) {
    const type = ENTITY_TYPES[Math.floor(random() * ENTITY_TYPES.length)] ?? 'INDIVIDUAL_BUSINESS';
    const on = addDays('2014-03-01', Math.floor(random() * 4500));
    const { filing, world, expected } = plantedFiling(type, on, 8, random);
    for (const one of expected) seen.codes.add(one.split(' ')[0] ?? '');
    seen.filings.add(`${type} ${filing.kind}`);
    seen.faults.add(expected.length);
    const got = check(filing, world, theLaw, on).filter((one) => one.severity !== 'advice');
    expect([type, on, got.map(({ rule, path }) => `${rule} ${path}`).sort()]).toEqual([type, on, expected.sort()]);
  }
  // Everything was drawn: each type founded and changed, one to eight faults and those that come with them, most of the codes.
  expect(seen.filings.size).toBe(2 * ENTITY_TYPES.length);
  expect([...seen.faults].sort((a, b) => a - b)).toEqual(expect.arrayContaining([1, 2, 3, 4, 5, 6, 7, 8]));
  expect(seen.codes.size).toBeGreaterThan(85);
});
