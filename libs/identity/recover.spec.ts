import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/kernel';
import { AuditEntry, OutboxEntry } from '#libs/platform';
import { database, rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { Account } from './account.entity.ts';
import { askRecovery, giveRecoveryLink } from './ask-recovery.ts';
import { openSession } from './open-session.ts';
import { Passkey } from './passkey.entity.ts';
import { recoverByCode, recoverByLink } from './recover.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { Recovery } from './recovery.entity.ts';
import { newDevice } from './session-token.ts';
import { Session } from './session.entity.ts';
import { signUp } from './sign-up.ts';

const HOME = { address: '192.0.2.7', deviceMark: undefined };
const over = { kind: 'invalid', code: 'recovery.link_over' };
const wrong = { kind: 'invalid', code: 'recovery.wrong_login_or_code' };

beforeAll(() => void useTestConfig());

async function anOwner(tx: EntityManager, login = 'lin@example.test'): Promise<Actor> {
  const account = await signUp(tx, { login, name: '林澄远', passwordHash: 'old' });
  await openSession(tx, account, 'browser');
  await openSession(tx, account, 'program');
  return { userId: account.id, kind: 'applicant', districts: [], roles: [] };
}

async function aToken(tx: EntityManager, login = 'lin@example.test'): Promise<string> {
  await askRecovery(tx, login, HOME.address);
  const [{ id }] = await tx.query('select id from recovery order by asked_at desc limit 1');
  return (await tx.transaction((inner) => giveRecoveryLink(inner, id)))?.link.split('#')[1] ?? '';
}

describe('the mailed link', () => {
  it('gives a new password once, ends every session, and leaves no personal word behind', () =>
    rolledBack(async (tx) => {
      const { userId } = await anOwner(tx);
      const [first, second] = [await aToken(tx), await aToken(tx)];
      const { login } = await recoverByLink(tx, first, 'new');
      expect(login).toBe('lin@example.test');
      expect(await tx.findOneByOrFail(Account, { id: userId })).toMatchObject({ passwordHash: 'new' });
      expect(await tx.countBy(Session, { accountId: userId })).toBe(0);
      for (const token of [first, second]) await expect(recoverByLink(tx, token, 'newer')).rejects.toMatchObject(over);
      expect(await tx.findBy(AuditEntry, { what: 'account.recovered' })).toMatchObject([{ actorId: userId, details: { by: 'link' } }]);
      expect(await tx.countBy(OutboxEntry, { message: 'identity.way_in_changed' })).toBe(1);
      expect(JSON.stringify([await tx.find(AuditEntry), await tx.find(OutboxEntry), await tx.find(Recovery)])).not.toMatch(/lin@|林/);
    }));

  it('does so once, whatever happens at one moment', async () => {
    const db = database();
    await db.transaction((tx) => anOwner(tx, 'race@example.test'));
    const tokens = [await aToken(db.manager, 'race@example.test'), await aToken(db.manager, 'race@example.test')];
    const tries = [...tokens, ...tokens, ...tokens].map((token) => db.transaction((tx) => recoverByLink(tx, token, 'new')));
    const codes = (await Promise.allSettled(tries)).map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'in'));
    expect(codes.sort()).toEqual(['in', ...Array.from({ length: 5 }, () => 'recovery.link_over')]);
  });

  it('is nothing when it is over, made up, or its account is closed', () =>
    rolledBack(async (tx) => {
      await anOwner(tx);
      const token = await aToken(tx);
      for (const made of ['', 'x', `${token}x`, token.replace(/^./, 'x'), token.split('.')[0] ?? ''])
        await expect(recoverByLink(tx, made, 'new')).rejects.toMatchObject(over);
      await tx.query('update account set active = false');
      await expect(recoverByLink(tx, token, 'new')).rejects.toMatchObject(over);
      await tx.query('update account set active = true');
      await tx.query(`update recovery set expires_at = clock_timestamp()`);
      await expect(recoverByLink(tx, token, 'new')).rejects.toMatchObject(over);
    }));

  it('leaves a passkey asked for beside the password as it is', () =>
    rolledBack(async (tx) => {
      const { userId } = await anOwner(tx);
      await tx.update(Account, userId, { secondFactor: true });
      expect(await recoverByLink(tx, await aToken(tx), 'new')).toMatchObject({ secondFactor: true });
    }));

  it('is never kept from the owner by who asks again and again', () =>
    rolledBack(async (tx) => {
      await anOwner(tx);
      for (let n = 0; n < 3; n += 1) expect(await aToken(tx)).not.toBe('');
      for (let n = 0; n < 3; n += 1) expect(await aToken(tx)).toBe('');
      await tx.query(`update recovery set expires_at = clock_timestamp() where mailed_at is not null`);
      await recoverByLink(tx, await aToken(tx), 'new');
    }));

  it('is asked for in the same way by a login that nobody has', () =>
    rolledBack(async (tx) => {
      expect(await aToken(tx, 'nobody@example.test')).toBe('');
      const [recovery] = await tx.find(Recovery, { order: { askedAt: 'DESC' }, take: 1 });
      expect(recovery?.accountId).toBeNull();
      const payload = { recoveryId: recovery?.id };
      expect(await tx.findBy(OutboxEntry, { message: 'identity.recovery_asked' })).toContainEqual(expect.objectContaining({ payload }));
    }));
});

describe('a recovery code', () => {
  const recover = (tx: EntityManager, code: string, login = 'lin@example.test', whence: Parameters<typeof recoverByCode>[3] = HOME) =>
    recoverByCode(tx, { login, code }, 'new', whence);

  it('is used once, however it is typed, and lets in without the lost passkey', () =>
    rolledBack(async (tx) => {
      const owner = await anOwner(tx);
      await tx.update(Account, owner.userId, { secondFactor: true });
      const codes = await makeRecoveryCodes(tx, owner);
      expect(codes).toHaveLength(10);
      for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      const [code = ''] = codes;
      const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
      expect(await recover(tx, typed)).toMatchObject({ passwordHash: 'new', secondFactor: false });
      expect(await tx.countBy(Session, { accountId: owner.userId })).toBe(0);
      await expect(recover(tx, code)).rejects.toMatchObject(wrong);
      await recover(tx, codes[1] ?? '');
    }));

  it('is worth nothing for another account, for none, or when there is a newer set', () =>
    rolledBack(async (tx) => {
      const owner = await anOwner(tx);
      await anOwner(tx, 'chen');
      const [code = ''] = await makeRecoveryCodes(tx, owner);
      for (const login of ['chen', 'nobody']) await expect(recover(tx, code, login)).rejects.toMatchObject(wrong);
      await makeRecoveryCodes(tx, owner);
      await expect(recover(tx, code)).rejects.toMatchObject(wrong);
    }));

  it('is guessed by nobody, and guessing keeps the owner out of nothing', () =>
    rolledBack(async (tx) => {
      const owner = await anOwner(tx);
      const [code = ''] = await makeRecoveryCodes(tx, owner);
      for (let n = 0; n < 10; n += 1) await expect(recover(tx, `wrong ${n}`)).rejects.toMatchObject(wrong);
      await expect(recover(tx, code)).rejects.toMatchObject({ status: 429 });
      await recover(tx, code, 'lin@example.test', { ...HOME, deviceMark: newDevice('lin@example.test') });
      expect(await tx.countBy(Passkey, { accountId: owner.userId })).toBe(0);
    }));
});
