import { isWorkday } from 'chinese-days';
import { addDays } from '#libs/kernel';
import { theLaw } from '../../test/support/law.ts';
import { isYearNotLoaded } from './index.ts';

const { workingDays } = theLaw;

describe('working days', () => {
  it('agree with the package they were taken from, on every day of every year loaded', () => {
    const differing: string[] = [];
    for (let day = '2014-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) if (isWorkday(day) !== workingDays.isWorkday(day)) differing.push(day);
    expect(differing).toEqual([]);
  });

  it.each([
    ['2015-10-10', true],
    ['2015-10-01', false],
    ['2015-09-03', false],
    ['2015-10-12', true],
    ['2013-12-31', undefined],
    ['2027-01-01', undefined],
    ['2023-02-29', undefined],
    ['yesterday', undefined],
  ])('%s is one: %s', (day, expected) => expect(workingDays.isWorkday(day)).toBe(expected));

  it('count from the day after', () => {
    expect(workingDays.addWorkdays('2015-10-12', 3)).toBe('2015-10-15');
    expect(workingDays.addWorkdays('2015-09-30', 3)).toBe('2015-10-10');
    expect(workingDays.addWorkdays('2015-10-12', 0)).toBe('2015-10-12');
    expect(workingDays.workdayFrom('2015-10-03')).toBe('2015-10-08');
    expect(workingDays.workdayFrom('2015-10-08')).toBe('2015-10-08');
  });

  it('say which year is missing, and guess nothing', () => {
    const answer = workingDays.addWorkdays('2026-12-31', 3);
    expect(answer).toEqual({ yearNotLoaded: 2027 });
    expect(isYearNotLoaded(answer)).toBe(true);
    expect(workingDays.workdayFrom('2013-06-01')).toEqual({ yearNotLoaded: 2013 });
    expect(workingDays.years).toEqual([2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
  });
});
