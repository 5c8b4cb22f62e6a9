import { guarded, hoursOf, shareOf, unlessFew } from './statistics.rules.ts';

it('does not say what rests on fewer than five', () => {
  expect([0, 1, 4, 5, 6].map(unlessFew)).toEqual([0, null, null, 5, 6]);
  expect([shareOf(3, 4), shareOf(3, 5), hoursOf(3_600, 4), hoursOf(3_600, 5), hoursOf(null, 9)]).toEqual([null, 60, null, 1, null]);
});

it('keeps a second one back, where one alone could be worked out from the total', () => {
  const rows = [
    { key: 'a', filings: 3, licences: 0 },
    { key: 'b', filings: 9, licences: 2 },
    { key: 'c', filings: 7, licences: 3 },
  ];
  expect(guarded(rows)).toEqual([
    { key: 'a', filings: null, licences: 0 },
    { key: 'b', filings: 9, licences: null },
    { key: 'c', filings: null, licences: null },
  ]);
});
