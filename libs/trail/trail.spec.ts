import type { EntityManager } from 'typeorm';
import { setRegistryClock, SYSTEM, newId, type Actor } from '#libs/kernel';
import { audit, AuditEntry } from '#libs/platform';
import { anApplicant, anOfficer } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { exportTrail } from './export-trail.ts';
import { trailPage } from './trail.queries.ts';
import { STRUCK_OUT } from './trail.rules.ts';

beforeAll(() => void useTestConfig());
afterEach(() => setRegistryClock());

const auditor = (...districts: string[]): Actor => ({ userId: newId(), kind: 'staff', districts, roles: ['auditor'] });
const city = auditor('330300');
const whats = async (tx: EntityManager, who: Actor, search: object = {}): Promise<string[]> =>
  (await trailPage(tx, who, search, { size: 50 })).rows.map(({ what }) => what);

it('shows who did what, the newest first, without numbers of people', () =>
  rolledBack(async (tx) => {
    const officer = await anOfficer(tx);
    const applicant = await anApplicant(tx);
    const object = newId();
    await audit(tx, applicant, 'filing.created', object);
    await audit(tx, officer, 'hold.lifted', object, { reason: '电话 13912345678' });
    await audit(tx, SYSTEM, 'task.escalated', object, { dueOn: '2026-03-01' });
    expect((await trailPage(tx, city, { object }, { size: 50 })).rows).toMatchObject([
      { what: 'task.escalated', actor: { kind: 'system', name: '', login: null }, details: { dueOn: '2026-03-01' } },
      {
        what: 'hold.lifted',
        actor: { kind: 'staff', id: officer.userId, login: `${officer.userId}@example.test` },
        details: { reason: `电话 ${STRUCK_OUT}` },
      },
      { what: 'filing.created', actor: { kind: 'applicant', login: null }, objectId: object },
    ]);
  }));

it('is looked through by day, person, act and object, and goes on where a page ended', () =>
  rolledBack(async (tx) => {
    const [one, other] = [await anOfficer(tx), await anOfficer(tx)];
    const days = ['2026-02-28T15:59:00Z', '2026-02-28T16:00:00Z', '2026-03-01T15:59:00Z', '2026-03-01T16:00:00Z'];
    for (const [place, day] of days.entries()) {
      setRegistryClock(new Date(day));
      await audit(tx, place % 2 ? one : other, place < 2 ? 'task.claimed' : 'hold.upheld', null, { place });
    }
    const places = async (search: object) => (await trailPage(tx, city, search, { size: 50 })).rows.map(({ details }) => details['place']);
    expect(await places({ from: '2026-03-01', to: '2026-03-01' })).toEqual([2, 1]);
    expect(await places({ actor: one.userId })).toEqual([3, 1]);
    expect(await places({ actor: `${other.userId}@EXAMPLE.test` })).toEqual([2, 0]);
    expect(await places({ actor: 'nobody' })).toEqual([]);
    expect(await places({ what: 'task' })).toEqual([1, 0]);
    expect(await places({ what: 'hold.upheld', from: '2026-03-02' })).toEqual([3]);
    const first = await trailPage(tx, city, {}, { size: 3 });
    const rest = await trailPage(tx, city, {}, { size: 3, after: first.next ?? '' });
    expect([...first.rows, ...rest.rows].map(({ details }) => details['place'])).toEqual([3, 2, 1, 0]);
    expect(rest.next).toBeNull();
  }));

it('an auditor of a district sees what its staff did and tried, and no more', () =>
  rolledBack(async (tx) => {
    await audit(tx, await anOfficer(tx, { districts: ['330302'] }), 'task.claimed');
    await audit(tx, await anOfficer(tx, { districts: ['330304'] }), 'task.refused');
    await audit(tx, await anOfficer(tx), 'task.decided');
    await audit(tx, await anApplicant(tx), 'filing.created');
    await audit(tx, SYSTEM, 'task.escalated');
    expect(await whats(tx, auditor('330302'))).toEqual(['task.claimed']);
    expect(await whats(tx, auditor('330302', '330304'))).toEqual(['task.refused', 'task.claimed']);
    expect(await whats(tx, auditor('330400'))).toEqual([]);
    expect(await whats(tx, city)).toHaveLength(5);
  }));

it('a table that is taken away stands in the trail itself', () =>
  rolledBack(async (tx) => {
    const officer = await anOfficer(tx);
    await audit(tx, officer, 'hold.lifted', null, { reason: '=HYPERLINK("x")' });
    const table = await exportTrail(tx, city, { what: 'hold' });
    const [head = '', row = '', end] = table.split('\r\n');
    expect([head, end]).toEqual(['id,at,kind,name,login,what,object,details', '']);
    expect(row).toContain(',hold.lifted,,"{""reason"":');
    const written = await tx.findOneByOrFail(AuditEntry, { what: 'trail.exported' });
    expect(written).toMatchObject({ actorId: city.userId, details: { what: 'hold', rows: 1 } });
  }));

it('what is too much for one table is refused, and nothing is written', () =>
  rolledBack(async (tx) => {
    await tx.query(
      `insert into audit (at, actor_id, what, details) select clock_timestamp(), $1, 'task.claimed', '{}' from generate_series(1, 20001)`,
      [SYSTEM.userId],
    );
    await expect(exportTrail(tx, city, {})).rejects.toMatchObject({ code: 'trail.too_much', details: { most: 20_000 } });
    expect(await whats(tx, city, { what: 'trail' })).toEqual([]);
  }));
