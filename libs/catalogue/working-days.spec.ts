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

  // Written down from the yearly notices of the State Council's office, not from the package: days off, and the weekends worked for them.
  it.each<[string, string, string, string[]]>([
    ['Spring Festival 2015', '2015-02-18', '2015-02-24', ['2015-02-15', '2015-02-28']],
    ['victory day 2015', '2015-09-03', '2015-09-05', ['2015-09-06']],
    ['National Day 2015', '2015-10-01', '2015-10-07', ['2015-10-10']],
    ['Spring Festival 2016', '2016-02-07', '2016-02-13', ['2016-02-06', '2016-02-14']],
    ['National Day 2016', '2016-10-01', '2016-10-07', ['2016-10-08', '2016-10-09']],
    ['Spring Festival 2017', '2017-01-27', '2017-02-02', ['2017-01-22', '2017-02-04']],
    ['National Day and Mid-Autumn 2017', '2017-10-01', '2017-10-08', ['2017-09-30']],
    ['Spring Festival 2018', '2018-02-15', '2018-02-21', ['2018-02-11', '2018-02-24']],
    ['Labour Day 2019', '2019-05-01', '2019-05-04', ['2019-04-28', '2019-05-05']],
    ['National Day and Mid-Autumn 2020', '2020-10-01', '2020-10-08', ['2020-09-27', '2020-10-10']],
    ['Spring Festival 2021', '2021-02-11', '2021-02-17', ['2021-02-07', '2021-02-20']],
    ['National Day 2022', '2022-10-01', '2022-10-07', ['2022-10-08', '2022-10-09']],
    ['Mid-Autumn and National Day 2023', '2023-09-29', '2023-10-06', ['2023-10-07', '2023-10-08']],
    ['Spring Festival 2024', '2024-02-10', '2024-02-17', ['2024-02-04', '2024-02-18']],
    ['Spring Festival 2025', '2025-01-28', '2025-02-04', ['2025-01-26', '2025-02-08']],
  ])('%s: off from %s to %s', (_, first, last, worked) => {
    for (let day = first; day <= last; day = addDays(day, 1)) expect([day, workingDays.isWorkday(day)]).toEqual([day, false]);
    for (const day of worked) expect([day, workingDays.isWorkday(day)]).toEqual([day, true]);
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
