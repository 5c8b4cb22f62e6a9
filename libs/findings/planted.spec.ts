import { ENTITY_TYPES } from '#libs/catalogue';
import { addDays } from '#libs/kernel';
import { theLaw } from '../../test/support/law.ts';
import { plantedFiling, seeded } from '../../test/support/planted-defects.ts';
import { check } from './index.ts';

const FILINGS = Number(process.env.PLANTED_FILINGS ?? 1000);
const SEED = Number(process.env.PLANTED_SEED ?? 20151001);

it(`finds all of up to eight planted defects and nothing beside them (${FILINGS} filings, seed ${SEED})`, () => {
  const random = seeded(SEED);
  for (let count = 0; count < FILINGS; count += 1) {
    const type = ENTITY_TYPES[Math.floor(random() * ENTITY_TYPES.length)] ?? 'INDIVIDUAL_BUSINESS';
    const on = addDays('2014-03-01', Math.floor(random() * 4500));
    const { filing, world, expected } = plantedFiling(type, on, 8, random);
    const got = check(filing, world, theLaw, on).filter((one) => one.severity !== 'advice');
    expect([type, on, got.map(({ rule, path }) => `${rule} ${path}`).sort()]).toEqual([type, on, expected.sort()]);
  }
});
