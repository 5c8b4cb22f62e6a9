import { addDays, addMonths, addYears, ageOn, daysBetween, isDate } from './date.ts';

/** The day as a number, by the rule of the calendar alone (Fliegel and Van Flandern): another opinion than that of the machine's clock. */
function dayNumber(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const shift = Math.trunc((month - 14) / 12);
  return (
    Math.trunc((1461 * (year + 4800 + shift)) / 4) +
    Math.trunc((367 * (month - 2 - 12 * shift)) / 12) -
    Math.trunc((3 * Math.trunc((year + 4900 + shift) / 100)) / 4) +
    day -
    32075
  );
}
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
const two = (number: number): string => String(number).padStart(2, '0');

it('days exist as the calendar has them, 1880 to 2110', () => {
  const wrong: string[] = [];
  for (let year = 1880; year <= 2110; year += 1)
    for (let month = 1; month <= 12; month += 1) {
      const length = (LENGTHS[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0);
      for (const day of [0, 1, length, length + 1]) {
        const date = `${year}-${two(month)}-${two(day)}`;
        if (isDate(date) !== (day >= 1 && day <= length)) wrong.push(date);
      }
    }
  expect(wrong).toEqual([]);
});

it('are counted without gap or leap, 1980 to 2060', () => {
  const wrong: string[] = [];
  for (let day = '1980-01-01'; day < '2060-01-01'; day = addDays(day, 1)) {
    const far = addDays(day, 45);
    if (dayNumber(addDays(day, 1)) !== dayNumber(day) + 1 || dayNumber(far) !== dayNumber(day) + 45 || daysBetween(day, far) !== 45) wrong.push(day);
  }
  expect(wrong).toEqual([]);
});

it.each([
  ['2016-02-29', 12, '2017-02-28'],
  ['2016-02-29', 48, '2020-02-29'],
  ['2015-08-31', 6, '2016-02-29'],
  ['2015-12-31', 2, '2016-02-29'],
  ['2021-03-31', -1, '2021-02-28'],
  ['2021-01-15', -1, '2020-12-15'],
  ['2021-12-31', 2, '2022-02-28'],
])('%s and %d months is %s', (date, months, expected) => expect(addMonths(date, months)).toBe(expected));

it.each([
  ['2000-02-29', '2018-02-28', 17],
  ['2000-02-29', '2018-03-01', 18],
  ['2005-05-15', '2023-05-14', 17],
  ['2005-05-15', '2023-05-15', 18],
])('who was born on %s is on %s %d years old', (birth, on, years) => expect(ageOn(birth, on)).toBe(years));

it('stay comparable at the ends of what can be written', () => {
  expect(addDays('9999-12-31', 45)).toBe('9999-12-31');
  expect(addYears('9998-01-01', 5)).toBe('9999-12-31');
  expect(addDays('0000-01-01', -1)).toBe('0000-01-01');
  expect(addYears('0001-06-01', -5)).toBe('0000-01-01');
});
