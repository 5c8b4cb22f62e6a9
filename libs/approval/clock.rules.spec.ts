import { theLaw } from '../../test/support/law.ts';
import { extensionDays, halvesOf, lastDay, limitLeft, workdaysBetween, type Limit, type Moved } from './clock.rules.ts';

const { workingDays } = theLaw;
const days = (count: number, unit: Limit['unit'] = 'workingDays'): Limit => ({ days: count, unit });

it.each([
  ['three working days over a weekend', '2016-03-17', days(3), '2016-03-22'],
  ['begin the day after, also when that is a Saturday', '2016-03-18', days(1), '2016-03-21'],
  ['a Saturday that is worked counts, the holiday does not', '2015-09-30', days(1), '2015-10-08'],
  ['the Saturday after it is worked', '2015-10-09', days(1), '2015-10-10'],
  ['calendar days count every day', '2015-09-30', days(3, 'calendarDays'), '2015-10-03'],
  ['a year whose calendar is not loaded has no day', '2999-12-30', days(1), null],
])('the last day: %s', (_, from, limit, last) => expect(lastDay(workingDays, from, limit)).toBe(last));

it.each([
  ['the same day', '2016-03-15', '2016-03-15', 0],
  ['a week', '2016-03-14', '2016-03-21', 5],
  ['a weekend', '2016-03-18', '2016-03-20', 0],
  ['a week of holidays with the Saturday after it', '2015-09-30', '2015-10-10', 3],
  ['into a year that is not loaded', '2999-01-01', '2999-01-05', null],
])('working days between: %s', (_, from, to, count) => expect(workdaysBetween(workingDays, from, to)).toBe(count));

it.each([
  ['before 2022-03-01 it goes on where it stopped', '2022-02-28', 2, days(3)],
  ['never with less than a day', '2022-02-28', 9, days(1)],
  ['from then on it begins anew', '2022-03-01', 2, days(5)],
])('what is left of a limit: %s', (_, on, used, left) => expect(limitLeft(on, days(5), used)).toEqual(left));

it('is extended by ten working days, from 2022-03-01 by three', () => expect(['2022-02-28', '2022-03-01'].map(extensionDays)).toEqual([10, 3]));

describe('whose days have passed', () => {
  const moves: Moved[] = [
    { on: '2016-03-14', to: 'SUBMITTED' },
    { on: '2016-03-14', to: 'IN_REVIEW' },
    { on: '2016-03-16', to: 'CORRECTION_REQUESTED' },
    { on: '2016-03-22', to: 'DRAFT' },
    { on: '2016-03-23', to: 'SUBMITTED' },
    { on: '2016-03-23', to: 'IN_REVIEW' },
  ];

  it.each([
    ['nothing is counted before the first submission', [{ on: '2016-03-01', to: 'DRAFT' } as const], { with: 'applicant', office: 0, applicant: 0 }],
    ['the office has it', moves.slice(0, 2), { with: 'office', office: 9, applicant: 0 }],
    ['it stands still while the applicant has it', moves.slice(0, 3), { with: 'applicant', office: 2, applicant: 7 }],
    ['and goes on', moves, { with: 'office', office: 4, applicant: 5 }],
    ['it ends', [...moves.slice(0, 2), { on: '2016-03-16', to: 'WITHDRAWN' } as const], { with: 'nobody', office: 2, applicant: 0 }],
  ])('%s', (_, made, halves) => expect(halvesOf(workingDays, made, '2016-03-25')).toEqual(halves));

  it('each working day counts once', () => {
    const { office, applicant } = halvesOf(workingDays, moves, '2016-03-25');
    expect((office ?? 0) + (applicant ?? 0)).toBe(workdaysBetween(workingDays, '2016-03-14', '2016-03-25'));
  });
});
