import type { ClosingState, EntityType } from '#libs/contract';
import { theLaw as law } from '../../test/support/law.ts';
import { daysOf, editionOf, pauseEndsOn, remindersOn, type Edition } from './closing.rules.ts';
import { afterClosingMove, CLOSING_MOVES } from './closing.state.ts';

const LLC: EntityType = 'LIMITED_LIABILITY_COMPANY';
function edition(on: string, type: EntityType = LLC): Edition {
  const found = editionOf(law, type, on);
  if (!found) throw new Error(`no edition on ${on}`);
  return found;
}

it.each([
  ['2015-12-21', '2015-12-31', '2016-01-01', null, false],
  ['2017-02-28', '2017-03-10', '2017-03-11', null, false],
  ['2017-03-01', '2017-04-15', '2017-04-16', '2017-05-15', false],
  ['2021-09-06', '2021-09-26', '2021-09-27', null, true],
  ['2022-03-01', '2022-03-21', '2022-03-22', '2022-04-10', true],
  ['2024-02-09', '2024-02-29', '2024-03-01', '2024-03-20', true],
])('a notice of %s ends on %s, the window is from %s to %s', (on, noticeEndsOn, applyFrom, applyUntil, pauses) => {
  expect(daysOf(edition(on), on)).toEqual({ noticeEndsOn, applyFrom, applyUntil });
  expect(edition(on).objectionPauses).toBe(pauses);
});

it('an individual business has ten days and no notice', () => {
  const own = edition('2023-06-12', 'INDIVIDUAL_BUSINESS');
  const days = daysOf(own, '2023-06-12');
  expect(days).toEqual({ noticeEndsOn: '2023-06-22', applyFrom: '2023-06-23', applyUntil: null });
  expect(pauseEndsOn(own, days)).toBe('2023-06-22');
});

it('an objection is waited for until the window would end', () => {
  expect(pauseEndsOn(edition('2022-03-01'), daysOf(edition('2022-03-01'), '2022-03-01'))).toBe('2022-04-10');
  expect(pauseEndsOn(edition('2021-09-06'), daysOf(edition('2021-09-06'), '2021-09-06'))).toBe('2021-10-26');
});

it('reminds of what still lies ahead, and of nothing where no act is needed', () => {
  const days = daysOf(edition('2022-03-01'), '2022-03-01');
  expect(remindersOn(days, '2022-03-10', false)).toEqual([]);
  expect(remindersOn(days, '2022-03-19', false)).toEqual(['noticeEndsSoon']);
  expect(remindersOn(days, '2022-03-22', false)).toEqual(['windowOpen']);
  expect(remindersOn(days, '2022-04-05', false)).toEqual(['windowOpen', 'windowEndsSoon']);
  expect(remindersOn(days, '2022-04-10', false)).toEqual(['windowOpen', 'windowLastDay']);
  expect(remindersOn(days, '2022-04-11', false)).toEqual([]);
  expect(remindersOn(days, '2022-04-10', true)).toEqual([]);
});

it('reaches every state, and refuses a move that is not in the table', () => {
  const reached = new Set<ClosingState>(['NOTICE', 'REVIEW']);
  for (const state of reached) for (const next of Object.values(CLOSING_MOVES[state])) reached.add(next);
  expect([...reached].sort()).toEqual(Object.keys(CLOSING_MOVES).sort());
  expect(() => afterClosingMove('LAPSED', 'decide')).toThrow(expect.objectContaining({ code: 'closing.move_not_allowed' }));
});
