import type { EntityManager } from 'typeorm';
import { database, rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { Account } from './account.entity.ts';
import { networkOf } from './attempts.ts';
import { hashPassword } from './password.ts';
import { findSession } from './session.queries.ts';
import { newDevice } from './session-token.ts';
import { signIn, type Whence } from './sign-in.ts';
import { signUp } from './sign-up.ts';
import { verifyPassword } from './verify-password.ts';

const PASSWORD = 'correct horse';
const HOME: Whence = { address: '192.0.2.7', deviceMark: undefined };
let passwordHash: string;

beforeAll(async () => {
  useTestConfig();
  passwordHash = await hashPassword(PASSWORD);
});

const anAccount = (tx: EntityManager, login = 'lin') => signUp(tx, { login, name: '林澄远', passwordHash });
const fails = async (tx: EntityManager, times: number, whence: Whence = HOME): Promise<void> => {
  for (let n = 0; n < times; n += 1) await expect(signIn(tx, { login: 'lin', password: 'wrong' }, 'browser', whence)).rejects.toThrow();
};
const tryLater = { response: { code: 'account.try_later', details: { seconds: expect.any(Number) as number } }, status: 429 };

it('opens a session that tells who holds it, to a cookie or to a bearer, never both', () =>
  rolledBack(async (tx) => {
    const { id } = await anAccount(tx);
    const { token } = await signIn(tx, { login: 'ＬＩＮ', password: PASSWORD }, 'browser', HOME);
    expect(await findSession(tx, 'browser', token)).toEqual({ userId: id, kind: 'applicant', districts: [], roles: [] });
    expect(await findSession(tx, 'program', token)).toBeUndefined();
    expect(await findSession(tx, 'browser', `${token}x`)).toBeUndefined();
  }));

it('ends a browser session that was left unused for half a day', () =>
  rolledBack(async (tx) => {
    await anAccount(tx);
    const { token } = await signIn(tx, { login: 'lin', password: PASSWORD }, 'browser', HOME);
    await tx.query(`update session set last_seen_at = clock_timestamp() - interval '13 hours'`);
    expect(await findSession(tx, 'browser', token)).toBeUndefined();
  }));

it('writes the last use at most once a minute', () =>
  rolledBack(async (tx) => {
    await anAccount(tx);
    const { token } = await signIn(tx, { login: 'lin', password: PASSWORD }, 'browser', HOME);
    const seen = async (): Promise<Date> => (await tx.query('select last_seen_at from session'))[0].last_seen_at;
    const first = await seen();
    await findSession(tx, 'browser', token);
    expect(await seen()).toEqual(first);
    await tx.query(`update session set last_seen_at = last_seen_at - interval '2 minutes'`);
    await findSession(tx, 'browser', token);
    expect((await seen()).getTime()).toBeGreaterThanOrEqual(first.getTime());
  }));

it('gives an unknown login, a closed account and a wrong password one answer', () =>
  rolledBack(async (tx) => {
    const wrong = { kind: 'invalid', code: 'account.wrong_login_or_password', details: {} };
    const closed = await anAccount(tx, 'closed');
    await tx.update(Account, closed.id, { active: false });
    await anAccount(tx);
    await expect(signIn(tx, { login: 'nobody', password: PASSWORD }, 'browser', HOME)).rejects.toMatchObject(wrong);
    await expect(signIn(tx, { login: 'closed', password: PASSWORD }, 'browser', HOME)).rejects.toMatchObject(wrong);
    await expect(signIn(tx, { login: 'lin', password: 'wrong' }, 'browser', HOME)).rejects.toMatchObject(wrong);
  }));

it('takes the same time for an unknown login as for a wrong password', () =>
  rolledBack(async (tx) => {
    await anAccount(tx);
    const fastest = async (login: string): Promise<number> => {
      const times: number[] = [];
      for (let n = 0; n < 7; n += 1) {
        const start = performance.now();
        await signIn(tx, { login, password: 'wrong' }, 'browser', HOME).catch(() => undefined);
        times.push(performance.now() - start);
      }
      return Math.min(...times);
    };
    const [unknown, known] = [await fastest('nobody'), await fastest('lin')];
    expect(Math.max(unknown, known) / Math.min(unknown, known)).toBeLessThan(3);
  }));

describe('after many tries in vain', () => {
  it('makes the network wait, even with the right password, and another network not', () =>
    rolledBack(async (tx) => {
      await anAccount(tx);
      await fails(tx, 10);
      await expect(signIn(tx, { login: 'lin', password: PASSWORD }, 'browser', HOME)).rejects.toMatchObject(tryLater);
      await expect(signIn(tx, { login: 'lin', password: PASSWORD }, 'browser', { ...HOME, address: '192.0.2.99' })).rejects.toMatchObject(tryLater);
      await signIn(tx, { login: 'lin', password: PASSWORD }, 'browser', { ...HOME, address: '198.51.100.1' });
    }));

  it('still hears a device on which the owner signed in before, which has a count of its own', () =>
    rolledBack(async (tx) => {
      await anAccount(tx);
      await fails(tx, 10);
      const own = { ...HOME, deviceMark: newDevice('lin') };
      await signIn(tx, { login: 'lin', password: PASSWORD }, 'browser', own);
      await fails(tx, 10, own);
      await expect(signIn(tx, { login: 'lin', password: PASSWORD }, 'browser', own)).rejects.toMatchObject(tryLater);
    }));

  it('does not take a forged mark, or that of another login, for a known device', () =>
    rolledBack(async (tx) => {
      await anAccount(tx);
      await fails(tx, 10);
      for (const deviceMark of [newDevice('chen'), `${newDevice('lin')}x`, '.', 'x.y']) {
        await expect(signIn(tx, { login: 'lin', password: PASSWORD }, 'browser', { ...HOME, deviceMark })).rejects.toMatchObject(tryLater);
      }
    }));

  it('hears the owner again when the wait is over, which tries during the wait did not lengthen', () =>
    rolledBack(async (tx) => {
      await anAccount(tx);
      await fails(tx, 30);
      const [{ left }] = await tx.query('select extract(epoch from max(free_at) - clock_timestamp())::float as left from login_attempt');
      expect(left).toBeLessThan(6);
      await tx.query(`update login_attempt set free_at = clock_timestamp()`);
      await signIn(tx, { login: 'lin', password: PASSWORD }, 'browser', HOME);
      await fails(tx, 9);
      await signIn(tx, { login: 'lin', password: PASSWORD }, 'browser', HOME);
    }));

  it('counts tries that come at one moment, too', async () => {
    const db = database().manager;
    const account = await anAccount(db, 'parallel');
    const tries = Array.from({ length: 30 }, () => verifyPassword(db, account.id, 'wrong'));
    const codes = (await Promise.allSettled(tries)).map((one) =>
      one.status === 'rejected' ? ((one.reason as { code?: string }).code ?? 'wait') : 'right',
    );
    expect(codes.filter((code) => code === 'account.wrong_password')).toHaveLength(10);
    expect(codes.filter((code) => code === 'wait')).toHaveLength(20);
  });
});

it.each([
  ['192.0.2.7', '192.0.2'],
  ['::ffff:192.0.2.7', '192.0.2'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s lies in the network %s', (address, network) => expect(networkOf(address)).toBe(network));
