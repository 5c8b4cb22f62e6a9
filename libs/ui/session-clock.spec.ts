import { sessionMoment } from './session-clock.ts';

const HOUR = 3_600_000;
const times = { seenAt: 1_000_000, idleMs: 12 * HOUR, endsAt: 1_000_000 + 168 * HOUR };
const idleEnd = times.seenAt + 12 * HOUR - 60_000;

it.each([
  [times.seenAt, 'open'],
  [idleEnd - 120_001, 'open'],
  [idleEnd - 120_000, 'warned'],
  [idleEnd - 1, 'warned'],
  [idleEnd, 'over'],
] as const)('at %i an unused session is %s', (now, phase) => {
  expect(sessionMoment(now, times)).toEqual({ phase, endsAt: idleEnd, extendable: true });
});

it('has an end that no use puts off', () => {
  const used = { ...times, seenAt: times.endsAt - HOUR };
  expect(sessionMoment(times.endsAt - 60_000, used)).toEqual({ phase: 'warned', endsAt: times.endsAt, extendable: false });
  expect(sessionMoment(times.endsAt - 60_000, { ...used, idleMs: null }).extendable).toBe(false);
});
