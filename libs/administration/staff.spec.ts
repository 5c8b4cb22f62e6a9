import type { EntityManager } from 'typeorm';
import type { StaffRole } from '#libs/contract';
import { DEMO_PEOPLE, openSession, signUp, type Account } from '#libs/identity';
import { newId, type Actor } from '#libs/kernel';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { addStaff } from './add-staff.ts';
import { deactivate } from './deactivate.ts';
import { givePassword } from './give-password.ts';
import { giveRoles } from './give-roles.ts';
import { makeFirstAdministrator } from './make-first-administrator.ts';
import { moveStaff } from './move-staff.ts';
import { reactivate } from './reactivate.ts';
import { resetAdministrator } from './reset-administrator.ts';
import { getStaff, staffPage } from './staff.queries.ts';

beforeAll(() => void useTestConfig());

const holder = (office: StaffRole, ...districts: string[]): Actor => ({ userId: newId(), kind: 'staff', districts, roles: [office] });
const system = holder('administrator', '330300');
const security = holder('security', '330300');
let numbers = 0;
async function someone(tx: EntityManager, roles: StaffRole[] = [], over: object = {}): Promise<Account> {
  const own = { login: `staff-${(numbers += 1)}`, name: '许闻溪', passwordHash: '', department: 'MARKET_SUPERVISION', districts: ['330302'] };
  const { id } = await addStaff(tx, system, { ...own, ...over });
  return giveRoles(tx, security, id, roles);
}
const sessionsOf = async (tx: EntityManager, accountId: string): Promise<number> =>
  Number((await tx.query('select count(*) from session where account_id = $1', [accountId]))[0].count);
const told = async (tx: EntityManager, accountId: string): Promise<number> =>
  Number(
    (await tx.query(`select count(*) from outbox where message = 'administration.staff_left' and payload->>'accountId' = $1`, [accountId]))[0].count,
  );

it('an account is made without a role, for a post in districts of one’s own only', () =>
  rolledBack(async (tx) => {
    const own = { login: 'xu', name: '许闻溪', passwordHash: '', department: 'MARKET_SUPERVISION', districts: ['330302'] };
    expect(await addStaff(tx, system, own)).toMatchObject({ kind: 'staff', districts: ['330302'], roles: [], active: true, passwordGiven: true });
    const other = { ...own, login: 'other' };
    const far = addStaff(tx, holder('administrator', '330303'), other);
    await expect(far).rejects.toMatchObject({ code: 'staff.district_not_own', details: { path: 'districts' } });
    await expect(addStaff(tx, security, other)).rejects.toMatchObject({ code: 'staff.district_not_own' });
    await expect(addStaff(tx, system, { ...other, department: 'WEATHER' })).rejects.toMatchObject({ code: 'staff.department_unknown' });
    await expect(addStaff(tx, system, { ...other, districts: ['330399'] })).rejects.toMatchObject({ code: 'staff.district_unknown' });
    await expect(addStaff(tx, system, { ...own, login: 'XU' })).rejects.toMatchObject({ code: 'account.login_taken' });
  }));

it('shows an administrator the staff of their own districts, with what may be done', () =>
  rolledBack(async (tx) => {
    const { id, login } = await someone(tx, ['examiner']);
    await signUp(tx, { login: 'lin', name: '林澄远', passwordHash: '' });
    expect(await staffPage(tx, system)).toMatchObject([{ login, moves: ['move', 'givePassword', 'deactivate'] }]);
    expect(await staffPage(tx, security)).toMatchObject([{ login, moves: ['giveRoles'] }]);
    expect(await staffPage(tx, holder('administrator', '330303'))).toEqual([]);
    expect(await staffPage(tx, holder('auditor', '330300'))).toEqual([]);
    await expect(getStaff(tx, holder('security', '330304'), id)).rejects.toMatchObject({ code: 'account.not_found' });
  }));

it('roles are given by the security administrator alone, and never to oneself', () =>
  rolledBack(async (tx) => {
    const { id } = await someone(tx);
    await expect(giveRoles(tx, system, id, ['examiner'])).rejects.toMatchObject({ kind: 'not_found' });
    await expect(giveRoles(tx, holder('security', '330304'), id, ['examiner'])).rejects.toMatchObject({ kind: 'not_found' });
    await expect(giveRoles(tx, security, security.userId, ['examiner'])).rejects.toMatchObject({ code: 'staff.own_account' });
    await expect(giveRoles(tx, security, id, ['auditor', 'security'])).rejects.toMatchObject({ code: 'staff.administrator_alone' });
    expect((await giveRoles(tx, security, id, ['examiner', 'approver', 'examiner'])).roles).toEqual(['examiner', 'approver']);
    await expect(tx.query(`update account set roles = '{auditor,clerk}' where id = $1`, [id])).rejects.toMatchObject({
      constraint: 'account_one_office',
    });
  }));

it('who has held one of the three offices never holds another', () =>
  rolledBack(async (tx) => {
    await someone(tx, ['administrator']);
    const { id } = await someone(tx, ['administrator']);
    await expect(giveRoles(tx, security, id, ['auditor'])).rejects.toMatchObject({
      code: 'staff.other_office_before',
      details: { roles: ['administrator'] },
    });
    await giveRoles(tx, security, id, ['examiner']);
    await expect(giveRoles(tx, security, id, ['auditor'])).rejects.toMatchObject({ code: 'staff.other_office_before' });
    expect((await giveRoles(tx, security, id, ['administrator'])).roles).toEqual(['administrator']);
  }));

it('the last of an office stays', () =>
  rolledBack(async (tx) => {
    const last = await someone(tx, ['auditor']);
    const refused = { code: 'staff.last_of_office', details: { role: 'auditor' } };
    await expect(deactivate(tx, system, last.id)).rejects.toMatchObject(refused);
    await expect(giveRoles(tx, security, last.id, [])).rejects.toMatchObject(refused);
    await expect(moveStaff(tx, system, last.id, { department: 'TAX', districts: ['330302'] })).rejects.toMatchObject(refused);
    await someone(tx, ['auditor']);
    expect((await deactivate(tx, system, last.id)).active).toBe(false);
  }));

it('a post that reaches further comes without roles', () =>
  rolledBack(async (tx) => {
    const { id } = await someone(tx, ['examiner'], { districts: ['330302', '330303'] });
    const move = async (department: string, ...districts: string[]) => (await moveStaff(tx, system, id, { department, districts })).roles;
    expect(await move('MARKET_SUPERVISION', '330303')).toEqual(['examiner']);
    expect(await move('MARKET_SUPERVISION', '330302', '330303')).toEqual([]);
    await giveRoles(tx, security, id, ['examiner']);
    expect(await move('TAX', '330303')).toEqual([]);
    expect(await told(tx, id)).toBe(3);
    await expect(move('TAX', '330102')).rejects.toMatchObject({ code: 'staff.district_not_own' });
  }));

it('who leaves has no session, and comes back without roles', () =>
  rolledBack(async (tx) => {
    const account = await someone(tx, ['examiner']);
    await openSession(tx, account, 'browser');
    await openSession(tx, account, 'program');
    await deactivate(tx, system, account.id);
    expect([await sessionsOf(tx, account.id), await told(tx, account.id)]).toEqual([0, 1]);
    await expect(giveRoles(tx, security, account.id, ['clerk'])).rejects.toMatchObject({ code: 'staff.has_left' });
    expect(await getStaff(tx, system, account.id)).toMatchObject({ active: false, moves: ['reactivate'] });
    expect(await reactivate(tx, system, account.id)).toMatchObject({ active: true, roles: [] });
  }));

it('closes no account of another district, no applicant, and not one’s own', () =>
  rolledBack(async (tx) => {
    const { id } = await someone(tx);
    const applicant = await signUp(tx, { login: 'lin', name: '林澄远', passwordHash: '' });
    await expect(deactivate(tx, holder('administrator', '330303'), id)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(deactivate(tx, security, id)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(deactivate(tx, system, applicant.id)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(deactivate(tx, system, system.userId)).rejects.toMatchObject({ code: 'staff.own_account' });
  }));

it('a given password ends the sessions; another administrator gets none from here', () =>
  rolledBack(async (tx) => {
    const account = await someone(tx, ['examiner']);
    await openSession(tx, account, 'browser');
    expect(await givePassword(tx, system, account.id, 'hash')).toMatchObject({ passwordHash: 'hash', passwordGiven: true });
    expect(await sessionsOf(tx, account.id)).toBe(0);
    const auditor = await someone(tx, ['auditor']);
    await expect(givePassword(tx, system, auditor.id, 'hash')).rejects.toMatchObject({ code: 'staff.password_of_office' });
    expect(await resetAdministrator(tx, auditor.login.toUpperCase(), 'hash')).toMatchObject({ id: auditor.id, passwordGiven: true });
    await expect(resetAdministrator(tx, account.login, 'hash')).rejects.toMatchObject({ code: 'account.not_found' });
  }));

it('makes the first of each office once', () =>
  rolledBack(async (tx) => {
    for (const office of ['administrator', 'security', 'auditor'] as const) {
      const make = (login: string) => makeFirstAdministrator(tx, { login, name: '梁望舒', passwordHash: '' }, '330300', office);
      expect((await make(`first-${office}`)).roles).toEqual([office]);
      await expect(make(`second-${office}`)).rejects.toMatchObject({ code: 'staff.administrator_exists' });
    }
  }));

it('demo accounts hold the three offices in three hands', () => {
  const offices = DEMO_PEOPLE.flatMap(({ login, staff }) =>
    (staff?.roles ?? []).filter((role) => ['administrator', 'security', 'auditor'].includes(role)).map((role) => [role, login]),
  );
  expect(offices).toEqual([
    ['administrator', 'administrator'],
    ['security', 'security'],
    ['auditor', 'auditor'],
  ]);
});
