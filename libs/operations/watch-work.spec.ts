import type { EntityManager } from 'typeorm';
import { Notice } from '#libs/notice';
import { anOfficer } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { watchWork } from './watch-work.ts';
import { workState } from './work-state.queries.ts';

beforeAll(() => void useTestConfig({ ALARM_MINUTES: '10', LOG_LEVEL: 'silent' }));

const waits = (tx: EntityManager, minutes: number, over = ''): Promise<unknown> =>
  tx.query(
    `insert into outbox (message, queue, payload, created_at${over && ', failed_at, failed_for_good'})
       values ('spec.waits', 'department-TAX', '{}', clock_timestamp() - make_interval(mins => $1)${over})`,
    [minutes],
  );

it('an alarm rises once by the age of the oldest, is told to those who watch, and ends when nothing waits any more (A-15)', () =>
  rolledBack(async (tx) => {
    const operator = await anOfficer(tx, { roles: ['operator'] });
    await anOfficer(tx);
    await waits(tx, 9);
    expect(await watchWork(tx)).toBeNull();
    await waits(tx, 30);
    expect([await watchWork(tx), await watchWork(tx)]).toEqual(['raised', null]);
    expect(await tx.findBy(Notice, { kind: 'work.waiting' })).toMatchObject([{ recipientId: operator.userId, params: { minutes: '10' } }]);
    expect(await workState(tx)).toMatchObject({ open: 2, failed: 0, alarmSince: expect.any(String), departments: [{ department: 'TAX', open: 2 }] });
    await tx.query('update outbox set done_at = clock_timestamp()');
    expect([await watchWork(tx), await watchWork(tx)]).toEqual(['cleared', null]);
    expect(await workState(tx)).toMatchObject({
      open: 0,
      alarmSince: null,
      departments: [{ department: 'TAX', open: 0, lastAnswerAt: expect.any(String) }],
    });
    await waits(tx, 11);
    expect(await watchWork(tx)).toBe('raised');
  }));

it('what failed for good waits too, and what is not due yet does not', () =>
  rolledBack(async (tx) => {
    await tx.query(
      `insert into outbox (message, queue, payload, created_at, due_at)
         values ('spec.later', 'main', '{}', clock_timestamp() - interval '1 day', clock_timestamp() + interval '1 hour')`,
    );
    expect(await watchWork(tx)).toBeNull();
    await waits(tx, 11, ', clock_timestamp(), true');
    expect(await watchWork(tx)).toBe('raised');
    expect(await workState(tx)).toMatchObject({ open: 1, failed: 1 });
  }));
