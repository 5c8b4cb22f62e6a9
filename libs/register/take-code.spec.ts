import { DataSource } from 'typeorm';
import { checkUnifiedSocialCreditCode, isOrganizationCode, isRegistrationNumber, makeUnifiedSocialCreditCode } from '#libs/identifiers';
import { newId } from '#libs/kernel';
import { databaseOptions } from '#libs/platform';
import { database, rolledBack, testUrl } from '../../test/support/database.ts';
import { RegisterCode, RegisterCodeRange } from './register.entity.ts';
import { allotCodes, takeCode } from './take-code.ts';

const SERIES = '3303026';

it('gives each filing the next number, and the same one when asked again', () =>
  rolledBack(async (tx) => {
    await allotCodes(tx, 'PDY', 5, 99_999);
    const [one, two] = [newId(), newId()];
    const first = await takeCode(tx, 'ORGANIZATION_CODE', '', one);
    expect(first).toMatch(/^PDY00001/);
    expect(await takeCode(tx, 'ORGANIZATION_CODE', '', two)).toMatch(/^PDY00002/);
    expect(await takeCode(tx, 'ORGANIZATION_CODE', '', one)).toBe(first);
    expect(isOrganizationCode(first)).toBe(true);
    expect(checkUnifiedSocialCreditCode(makeUnifiedSocialCreditCode('91', '330302', first))).toMatchObject({ valid: true });
  }));

it('numbers each registry and series by itself, fifteen figures with a right check figure', () =>
  rolledBack(async (tx) => {
    const numbers = [await takeCode(tx, 'REGISTRATION_NUMBER', SERIES, newId()), await takeCode(tx, 'REGISTRATION_NUMBER', '33030221', newId())];
    expect(numbers.map((number) => number.slice(0, 14))).toEqual(['33030260000001', '33030221000001']);
    expect(numbers.every(isRegistrationNumber)).toBe(true);
  }));

it('says so when a pool is empty, and uses the second range when the first is used up', () =>
  rolledBack(async (tx) => {
    await expect(takeCode(tx, 'ORGANIZATION_CODE', '', newId())).rejects.toMatchObject({ code: 'register.code_pool_empty' });
    await allotCodes(tx, 'PDZ', 5, 1);
    await allotCodes(tx, 'PDZ0', 4, 1); // the same number by another prefix is no second number
    await allotCodes(tx, 'QDZ', 5, 99_999);
    const codes = [];
    for (let taken = 0; taken < 3; taken++) codes.push((await takeCode(tx, 'ORGANIZATION_CODE', '', newId())).slice(0, 8));
    expect(codes).toEqual(['PDZ00001', 'QDZ00001', 'QDZ00002']);
  }));

it('gives a number back when the transaction fails', async () => {
  await database().transaction((tx) => takeCode(tx, 'REGISTRATION_NUMBER', '33030221', newId()));
  const failing = database().transaction(async (tx) => {
    throw new Error(await takeCode(tx, 'REGISTRATION_NUMBER', '33030221', newId()));
  });
  const [lost] = await Promise.all([failing.catch((error: Error) => error.message)]);
  expect(await database().transaction((tx) => takeCode(tx, 'REGISTRATION_NUMBER', '33030221', newId()))).toBe(lost);
});

describe('two hundred at one moment', () => {
  let many: DataSource;
  beforeAll(async () => {
    many = await new DataSource(databaseOptions(testUrl(), [RegisterCode, RegisterCodeRange], 40)).initialize();
  });
  afterAll(() => many.destroy());

  it.each(Array.from({ length: Number(process.env.RACES ?? 2) }, (_, run) => run))('take two hundred numbers, each once (%d)', async (run) => {
    const ids = Array.from({ length: 200 }, newId);
    const series = `3303${String(run).padStart(2, '0')}6`;
    const numbers = await Promise.all(ids.map((id) => many.transaction((tx) => takeCode(tx, 'REGISTRATION_NUMBER', series, id)).catch(String)));
    expect(numbers.filter((number) => !isRegistrationNumber(number))).toEqual([]);
    expect(new Set(numbers).size).toBe(200);
  });
});
