import { theLaw } from '../../test/support/law.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { referenceOn } from './reference.queries.ts';

beforeAll(() => useTestConfig());

it('names the divisions of the city as they are on the day', () => {
  const codes = (on: string): string[] => referenceOn(theLaw, on).divisions.map(({ code }) => code);
  expect(codes('2015-08-31')).toContain('330322');
  expect(codes('2015-08-31')).not.toContain('330305');
  expect(codes('2015-09-01')).toContain('330305');
  expect(codes('2019-09-24')).not.toContain('330383');
  expect(codes('2019-09-25')).toContain('330383');
});

it('says places in both languages', () => {
  const { divisions } = referenceOn(theLaw, '2026-03-01');
  expect(divisions.find(({ code }) => code === '330302')).toMatchObject({ zh: '鹿城区', en: 'Lucheng District', kind: 'district' });
  expect(divisions.find(({ code }) => code === '330382')).toMatchObject({ zh: '乐清市', en: 'Yueqing City' });
});

it('gives the trades of the edition in force', () => {
  expect(referenceOn(theLaw, '2017-09-30').industries.every(({ edition }) => edition === '2011')).toBe(true);
  expect(referenceOn(theLaw, '2017-10-01').industries.every(({ edition }) => edition === '2017')).toBe(true);
});
