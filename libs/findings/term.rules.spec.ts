import { cleanFiling } from '../../test/support/clean-filing.ts';
import { found } from '../../test/support/findings.ts';

const until = (to: string): string[] => found(cleanFiling('LIMITED_LIABILITY_COMPANY', '2016-02-29', { businessTerm: { to } }), '2016-02-29');

it('a term ends after the filing day, on a day that exists', () => {
  const wrong = ['term.not_after_filing_date businessTerm.to'];
  expect(until('2016-03-01')).toEqual([]);
  expect(until('2016-02-29')).toEqual(wrong);
  expect(until('2016-02-28')).toEqual(wrong);
  expect(until('2023-02-29')).toEqual(wrong);
});
