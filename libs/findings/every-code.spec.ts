import { addDays } from '#libs/kernel';
import { EXAMPLES } from '../../test/support/examples/index.ts';
import type { Example, Scene } from '../../test/support/examples/example.ts';
import { lawFiles, theLaw } from '../../test/support/law.ts';
import { check } from './index.ts';

/** Raised by whoever draws papers, for it asks the fonts: `libs/filing/check-filing.spec.ts` has its examples. */
const ELSEWHERE = ['paper.character_not_printable'];
/** Its window begins only when the first notice of the edition has ended. */
const LATER = ['dereg.window_missed'];
const FIRST = '2014-02-28';
const LAST = '2028-01-01';

/** The days on which something in the law begins, or the day after something ends, in any file of it. */
const BORDERS: readonly string[] = (() => {
  const text = Object.entries(lawFiles())
    .filter(([name]) => name.endsWith('.json') && !name.startsWith('working-days') && !name.startsWith('divisions'))
    .map(([, file]) => file)
    .join('\n');
  const days = (pattern: RegExp, shift: number): string[] => [...text.matchAll(pattern)].map(([, day = '']) => addDays(day, shift));
  const all = [
    ...days(/"(?:from|effectiveFrom|issuedFrom|registeredBefore)":\s*"(\d{4}-\d\d-\d\d)"/g, 0),
    ...days(/"(?:to|effectiveTo|shortenBy)":\s*"(\d{4}-\d\d-\d\d)"/g, 1),
    '2015-09-01',
    '2019-09-25',
  ];
  return [...new Set(all)].filter((day) => FIRST < day && day < LAST).sort();
})();

const isRaised = ({ code, path }: Example, scene: Scene, on: string): boolean => {
  const { filing, world } = scene(on);
  return check(filing, world, theLaw, on).some((one) => one.rule === code && one.path === path);
};
const isExpected = ({ raised }: Example, on: string): boolean => raised.some(([from, to]) => (from ?? '') <= on && on <= (to ?? '9999'));

it('every code of the table has an example that raises it', () => {
  const covered = new Set([...EXAMPLES.map(({ code }) => code), ...ELSEWHERE]);
  expect(theLaw.findings.map(({ rule }) => rule).filter((code) => !covered.has(code))).toEqual([]);
  expect([...covered].filter((code) => !theLaw.findings.some(({ rule }) => rule === code))).toEqual([]);
});

it('the law has borders', () => expect(BORDERS.length).toBeGreaterThan(20));

describe.each([...new Set(EXAMPLES.map(({ code }) => code))])('%s', (code) => {
  const examples = EXAMPLES.filter((one) => one.code === code);

  it('is raised, and only just not, on both sides of every border', () => {
    const wrong = examples.flatMap((one, place) => {
      const own = one.raised.flatMap(([from, to]) => [...(from === null ? [] : [from]), ...(to === null ? [] : [addDays(to, 1)])]);
      const days = [...new Set([...BORDERS, ...own].flatMap((day) => [addDays(day, -1), day]))].sort();
      // Between two borders one day stands for all, as far as the near miss goes.
      const isFirstDay = (on: string): boolean => days.includes(addDays(on, -1));
      return days.flatMap((on) => {
        const got = { raised: isRaised(one, one.raises, on), justNot: isFirstDay(on) && isRaised(one, one.justNot, on) };
        const said = { raised: isExpected(one, on), justNot: false };
        return got.raised === said.raised && got.justNot === said.justNot ? [] : [{ place, on, ...got }];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('keeps to the days of the table', () => {
    const { from, to } = theLaw.finding(code);
    if (from !== null) expect(examples.map((one) => isExpected(one, addDays(from, -1)))).not.toContain(true);
    if (to !== null) expect(examples.map((one) => isExpected(one, addDays(to, 1)))).not.toContain(true);
    if (from !== null && from > FIRST && !LATER.includes(code)) expect(examples.map((one) => isExpected(one, from))).toContain(true);
    if (to !== null) expect(examples.map((one) => isExpected(one, to))).toContain(true);
  });
});
