import type { EntityManager } from 'typeorm';
import { newId, type Actor } from '#libs/kernel';
import { database, rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { staffOf } from './account.queries.ts';
import { addStaff } from './add-staff.ts';
import { deactivate } from './deactivate.ts';
import { DEMO_PEOPLE, DemoAccounts } from './demo-accounts.ts';
import { makeFirstAdministrator } from './make-first-administrator.ts';
import { openSession } from './open-session.ts';
import { findSession } from './session.queries.ts';
import { signUp } from './sign-up.ts';

beforeAll(() => void useTestConfig());

const administrator = (...districts: string[]): Actor => ({ userId: newId(), kind: 'staff', districts, roles: ['administrator'] });
const anExaminer = (tx: EntityManager, actor: Actor, over: object = {}) =>
  addStaff(tx, actor, {
    login: 'xu',
    name: '许闻溪',
    passwordHash: '',
    department: 'MARKET_SUPERVISION',
    districts: ['330302'],
    roles: ['examiner'],
    ...over,
  });

it('adds staff for own districts only', () =>
  rolledBack(async (tx) => {
    const account = await anExaminer(tx, administrator('330300'));
    expect(account).toMatchObject({ kind: 'staff', department: 'MARKET_SUPERVISION', districts: ['330302'], roles: ['examiner'], active: true });
    await expect(anExaminer(tx, administrator('330303'), { login: 'other' })).rejects.toMatchObject({
      code: 'staff.district_not_own',
      details: { path: 'districts' },
    });
    await expect(anExaminer(tx, administrator('330302'), { login: 'XU' })).rejects.toMatchObject({ code: 'account.login_taken' });
  }));

it('shows an administrator the staff of their own districts', () =>
  rolledBack(async (tx) => {
    await anExaminer(tx, administrator('330300'));
    await signUp(tx, { login: 'lin', name: '林澄远', passwordHash: '' });
    expect((await staffOf(tx, administrator('330300'))).map(({ login }) => login)).toEqual(['xu']);
    expect(await staffOf(tx, administrator('330303'))).toEqual([]);
  }));

it('ends every session of who leaves, at once', () =>
  rolledBack(async (tx) => {
    const account = await anExaminer(tx, administrator('330300'));
    const sessions = [await openSession(tx, account, 'browser'), await openSession(tx, account, 'program')];
    await deactivate(tx, administrator('330300'), account.id);
    for (const { kind, token } of sessions) expect(await findSession(tx, kind, token)).toBeUndefined();
    const late = await openSession(tx, account, 'browser');
    expect(await findSession(tx, 'browser', late.token)).toBeUndefined();
  }));

it('closes no account of another district, no applicant, and not one’s own', () =>
  rolledBack(async (tx) => {
    const account = await anExaminer(tx, administrator('330300'));
    const applicant = await signUp(tx, { login: 'lin', name: '林澄远', passwordHash: '' });
    const own = administrator('330302');
    await expect(deactivate(tx, administrator('330303'), account.id)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(deactivate(tx, own, applicant.id)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(deactivate(tx, own, own.userId)).rejects.toMatchObject({ code: 'staff.own_account' });
  }));

it('makes a first administrator once', () =>
  rolledBack(async (tx) => {
    await makeFirstAdministrator(tx, { login: 'root', name: '梁望舒', passwordHash: '' }, '330300');
    await expect(makeFirstAdministrator(tx, { login: 'root2', name: '梁望舒', passwordHash: '' }, '330300')).rejects.toMatchObject({
      code: 'staff.administrator_exists',
    });
  }));

describe('demo accounts', () => {
  const made = async (): Promise<number> => Number((await database().query('select count(*) from account'))[0].count);

  it('do not exist outside demo mode', async () => {
    await new DemoAccounts(database()).onApplicationBootstrap();
    expect(await made()).toBe(0);
  });

  it('are made once, whichever process starts first', async () => {
    useTestConfig({ DEMO: '1' });
    await Promise.all([1, 2].map(() => new DemoAccounts(database()).onApplicationBootstrap()));
    await new DemoAccounts(database()).onApplicationBootstrap();
    expect(await made()).toBe(DEMO_PEOPLE.length);
  });
});
