import { theLaw } from '../../test/support/law.ts';
import { isIndustryCode } from './index.ts';

const { industries } = theLaw;

describe('industries', () => {
  it.each(['A', 'A01', 'A011', 'A0111', 'C134', 'C1340', 'J69', 'L72'])('%s has the shape and is known', (code) => {
    expect(isIndustryCode(code)).toBe(true);
    expect(industries.find('2011', code)).toBeDefined();
  });
  it.each(['U96', 'A1', 'AA01', '0111A', 'A011１', 'C13400', 'c1340', ''])('"%s" has another shape', (code) =>
    expect(isIndustryCode(code)).toBe(false),
  );
  it.each(['A9999', 'T999', 'B0111'])('%s has the shape and is unknown', (code) => {
    expect(isIndustryCode(code)).toBe(true);
    expect(industries.find('2011', code)).toBeUndefined();
    expect(industries.find('2017', code)).toBeUndefined();
  });

  it('has the edition of the day', () =>
    expect(['2015-10-12', '2017-09-30', '2017-10-01', '2026-01-01'].map((on) => industries.editionOn(on))).toEqual(['2011', '2011', '2017', '2017']));

  it('has the official numbers of codes, but for the party organs of 2017', () => {
    const count = (edition: string): number[] =>
      (['section', 'division', 'group', 'class'] as const).map((level) => industries.all(edition).filter((one) => one.level === level).length);
    expect(count('2011')).toEqual([20, 96, 432, 1094]);
    expect(count('2017')).toEqual([20, 96, expect.any(Number), expect.any(Number)]);
    expect(['E5021', 'E5022', 'E5030', 'E5090', 'C3791', 'C3799'].every((code) => industries.find('2017', code))).toBe(true);
  });

  it('leads from the section down', () => expect(industries.line('2011', 'F5199').map((one) => one.code)).toEqual(['F', 'F51', 'F519', 'F5199']));
});
