import { setRegistryClock } from '#libs/kernel';
import { Notice } from '#libs/notice';
import { anOfficer } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { watchCalendar } from './watch-calendar.ts';

beforeAll(() => void useTestConfig());
afterAll(() => setRegistryClock());

it('warns administrators sixty days before a year without a calendar, once', () =>
  rolledBack(async (tx) => {
    const { userId } = await anOfficer(tx, { roles: ['administrator'] });
    await anOfficer(tx, { roles: ['examiner'] });
    setRegistryClock(new Date('2026-11-01T02:00:00Z'));
    expect(await watchCalendar(tx)).toBe(0);
    setRegistryClock(new Date('2026-11-02T02:00:00Z'));
    expect(await watchCalendar(tx)).toBe(1);
    expect(await watchCalendar(tx)).toBe(0);
    expect(await tx.findBy(Notice, { kind: 'calendar.missing' })).toMatchObject([{ recipientId: userId, params: { year: '2027' } }]);
  }));
