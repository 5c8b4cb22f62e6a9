import { cleanFiling } from '../../test/support/clean-filing.ts';
import { found } from '../../test/support/findings.ts';

const industry = (edition: '2011' | '2017', code: string, on: string): string[] =>
  found(cleanFiling('LIMITED_LIABILITY_COMPANY', on, { industryCode: { edition, code } }), on);
const malformed = ['industry.code_malformed industryCode.code'];

it.each(['A', 'A1', 'AA01', '0111A', 'A011１', 'C13400', 'F52299', 'U96', '', '5199'])('%s is no code', (code) => {
  expect(industry('2017', code, '2018-01-02')).toEqual(malformed);
});

it.each(['F51', 'F519', 'F5199', 'f5199'])('%s is one', (code) => {
  expect(industry('2017', code, '2018-01-02')).toEqual([]);
});

it.each(['A9999', 'T999', 'B0111'])('%s is not in the list', (code) => {
  expect(industry('2017', code, '2018-01-02')).toEqual(['industry.code_unknown industryCode.code']);
});

it('editions change on 2017-10-01', () => {
  const wrong = ['industry.edition_wrong_for_date industryCode.edition'];
  expect(industry('2011', 'F5199', '2017-09-30')).toEqual([]);
  expect(industry('2011', 'F5199', '2017-10-01')).toEqual(wrong);
  expect(industry('2017', 'F5199', '2017-09-30')).toEqual(wrong);
  expect(industry('2017', 'F5199', '2017-10-01')).toEqual([]);
});

it('a code that the edition of the day lacks is named at once with the wrong edition', () => {
  // 其他未列明教育 is P8299 in 2011 and P8399 in 2017.
  expect(industry('2017', 'P8399', '2016-01-04')).toEqual([
    'industry.edition_wrong_for_date industryCode.edition',
    'industry.code_unknown industryCode.code',
  ]);
});
