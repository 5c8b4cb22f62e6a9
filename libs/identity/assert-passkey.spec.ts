import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/kernel';
import { AuditEntry, config } from '#libs/platform';
import { Authenticator } from '../../test/support/authenticator.ts';
import { database, rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { addPasskey, askNewPasskey } from './add-passkey.ts';
import { askPasskey, assertPasskey } from './assert-passkey.ts';
import { hashPassword } from './password.ts';
import { Passkey } from './passkey.entity.ts';
import { removePasskey } from './remove-passkey.ts';
import { findSession } from './session.queries.ts';
import { setSecondFactor } from './set-second-factor.ts';
import { askToSignIn, signInWithPasskey } from './sign-in-with-passkey.ts';
import { signIn } from './sign-in.ts';
import { signUp } from './sign-up.ts';
import { SpentChallenge } from './spent-challenge.entity.ts';

const ORIGIN = 'http://localhost:3000';
const ACT = `sign ${'a'.repeat(64)}`;
const HOME = { address: '192.0.2.7', deviceMark: undefined };
const notAccepted = { kind: 'invalid', code: 'passkey.not_accepted' };

beforeAll(() => void useTestConfig());

interface Owner extends Actor {
  device: Authenticator;
}

async function anOwner(tx: EntityManager, login = 'lin', passwordHash = ''): Promise<Owner> {
  const { id } = await signUp(tx, { login, name: '林澄远', passwordHash });
  const owner = { userId: id, kind: 'applicant', districts: [], roles: [], device: new Authenticator(ORIGIN) } as const;
  await addPasskey(tx, owner, ' 手机 ', owner.device.create(await askNewPasskey(tx, owner)));
  return owner;
}

describe('a passkey', () => {
  it('says yes to one act, and shows for good to what', () =>
    rolledBack(async (tx) => {
      const { userId, device } = await anOwner(tx);
      const given = device.get(await askPasskey(tx, userId, ACT));
      const evidence = await assertPasskey(tx, userId, given, ACT);
      const { challenge } = JSON.parse(Buffer.from(evidence.clientDataJSON, 'base64url').toString()) as { challenge: string };
      const bound = createHash('sha256').update(`${userId}\n${ACT}`).digest();
      expect(Buffer.from(challenge, 'base64url').subarray(24, 56)).toEqual(bound);
      const passkey = await tx.findOneByOrFail(Passkey, { accountId: userId });
      expect(passkey).toMatchObject({ name: '手机', counter: 1, usedAt: expect.any(Date) });
      expect(evidence).toMatchObject({
        passkeyId: passkey.id,
        publicKey: passkey.publicKey.toString('base64url'),
        signature: given.response.signature,
      });
    }));

  it('serves once, whatever happens at one moment', async () => {
    const db = database();
    const { userId, device } = await db.transaction((tx) => anOwner(tx, 'once'));
    const given = device.get(await askPasskey(db.manager, userId, ACT));
    const tries = Array.from({ length: 6 }, () => db.transaction((tx) => assertPasskey(tx, userId, given, ACT)));
    const failed = (await Promise.allSettled(tries)).flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
    expect(failed).toHaveLength(5);
    // Its counter tells on it even before the challenge does.
    for (const code of failed) expect(['passkey.used_before', 'passkey.not_accepted']).toContain(code);
    expect(await db.manager.count(SpentChallenge)).toBe(1);
  });

  it('is asked again when the act did not happen', async () => {
    const db = database();
    const { userId, device } = await db.transaction((tx) => anOwner(tx, 'again'));
    const given = device.get(await askPasskey(db.manager, userId, ACT));
    const act = db.transaction(async (tx) => {
      await assertPasskey(tx, userId, given, ACT);
      throw new Error('the act failed');
    });
    await expect(act).rejects.toThrow('the act failed');
    await db.transaction((tx) => assertPasskey(tx, userId, given, ACT));
  });

  it('says nothing to another act, for another person, of another device, page or host, or without being unlocked', () =>
    rolledBack(async (tx) => {
      const { userId, device } = await anOwner(tx);
      const other = await anOwner(tx, 'chen');
      const asked = await askPasskey(tx, userId, ACT);
      const refused = async (given: ReturnType<Authenticator['get']>, who = userId, what = ACT): Promise<void> =>
        expect(assertPasskey(tx, who, given, what)).rejects.toMatchObject(notAccepted);
      await refused(device.get(asked), userId, `sign ${'b'.repeat(64)}`);
      await refused(device.get(asked), other.userId);
      await refused(other.device.get(asked));
      await refused(other.device.get(await askPasskey(tx, other.userId, ACT)));
      const elsewhere = new Authenticator('http://localhost:3001');
      await refused(elsewhere.get(asked, device.keys[0]));
      await refused(device.get({ options: { ...asked.options, rpId: 'example.test' } }));
      device.unlocked = false;
      await refused(device.get(asked));
      device.unlocked = true;
      const [key] = device.keys;
      if (key) key.counter = 0;
      await assertPasskey(tx, userId, device.get(asked), ACT);
      if (key) key.counter = 0;
      await refused(device.get(await askPasskey(tx, userId, ACT)));
    }));

  it('answers no challenge that is made up, changed or over', () =>
    rolledBack(async (tx) => {
      const { userId, device } = await anOwner(tx);
      const asked = await askPasskey(tx, userId, ACT);
      const bytes = Buffer.from(asked.options.challenge, 'base64url');
      bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
      for (const challenge of ['', 'AAAA', bytes.toString('base64url'), Buffer.alloc(88).toString('base64url')]) {
        await expect(assertPasskey(tx, userId, device.get({ options: { ...asked.options, challenge } }), ACT)).rejects.toMatchObject(notAccepted);
      }
      const given = device.get(asked);
      await expect(assertPasskey(tx, userId, { ...given, response: { ...given.response, clientDataJSON: 'bm8' } }, ACT)).rejects.toMatchObject(
        notAccepted,
      );
      jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 301_000);
      try {
        await expect(assertPasskey(tx, userId, given, ACT)).rejects.toMatchObject({ code: 'passkey.too_late' });
      } finally {
        jest.restoreAllMocks();
      }
    }));

  it('is added to one account only, and not by an answer to somebody else’s question', () =>
    rolledBack(async (tx) => {
      const owner = await anOwner(tx);
      const { id } = await signUp(tx, { login: 'chen', name: '陈', passwordHash: '' });
      const other: Actor = { ...owner, userId: id };
      const foreign = owner.device.create(await askNewPasskey(tx, owner));
      await expect(addPasskey(tx, other, '手机', foreign)).rejects.toMatchObject(notAccepted);
      await addPasskey(tx, owner, '手机二', foreign);
      await expect(tx.transaction((inner) => addPasskey(inner, owner, '手机三', foreign))).rejects.toMatchObject({ code: 'passkey.known' });
      expect(JSON.stringify(await tx.findBy(AuditEntry, { objectId: owner.userId }))).not.toContain('手机');
    }));
});

describe('the ways in', () => {
  it('open a session by a passkey alone, which nobody has to name', () =>
    rolledBack(async (tx) => {
      const { userId, device } = await anOwner(tx);
      const asked = await askToSignIn();
      expect(asked.options.allowCredentials).toBeUndefined();
      expect(asked.options.rpId).toBe(new URL(config().publicUrl).hostname);
      const { token } = await signInWithPasskey(tx, device.get(asked), 'browser');
      expect(await findSession(tx, 'browser', token)).toMatchObject({ userId });
      const acted = device.get(await askPasskey(tx, userId, ACT));
      await expect(signInWithPasskey(tx, acted, 'browser')).rejects.toMatchObject(notAccepted);
      await tx.query('update account set active = false');
      await expect(signInWithPasskey(tx, device.get(await askToSignIn()), 'browser')).rejects.toMatchObject(notAccepted);
    }));

  it('ask for a passkey beside the password where the owner wants it', () =>
    rolledBack(async (tx) => {
      const owner = await anOwner(tx, 'lin', await hashPassword('correct horse'));
      await setSecondFactor(tx, owner, true);
      const asked = await signIn(tx, { login: 'lin', password: 'correct horse' }, 'browser', HOME).catch((error: unknown) => error);
      expect(asked).toMatchObject({ code: 'account.passkey_asked', details: { options: { challenge: expect.any(String) } } });
      const { options } = (asked as { details: Parameters<Authenticator['get']>[0] }).details;
      const passkey = owner.device.get({ options });
      await expect(signIn(tx, { login: 'lin', password: 'wrong', passkey }, 'browser', HOME)).rejects.toMatchObject({
        code: 'account.wrong_login_or_password',
      });
      await signIn(tx, { login: 'lin', password: 'correct horse', passkey }, 'browser', HOME);
      await expect(signIn(tx, { login: 'lin', password: 'correct horse', passkey }, 'browser', HOME)).rejects.toThrow();
    }));

  it('are never all taken away', () =>
    rolledBack(async (tx) => {
      const owner = await anOwner(tx);
      const [first] = await tx.findBy(Passkey, { accountId: owner.userId });
      const remove = (id = first?.id ?? '', actor: Actor = owner) => removePasskey(tx, actor, id);
      await expect(remove()).rejects.toMatchObject({ kind: 'conflict', code: 'passkey.last_way_in' });
      const other = await anOwner(tx, 'chen');
      await expect(remove(first?.id, other)).rejects.toMatchObject({ kind: 'not_found' });
      await addPasskey(tx, owner, '钥匙', owner.device.create(await askNewPasskey(tx, owner)));
      await remove();
      await tx.query(`update account set password_hash = 'x', second_factor = true where id = $1`, [owner.userId]);
      const [last] = await tx.findBy(Passkey, { accountId: owner.userId });
      expect((await remove(last?.id)).secondFactor).toBe(false);
      await expect(setSecondFactor(tx, owner, true)).rejects.toMatchObject({ code: 'passkey.none' });
    }));
});
