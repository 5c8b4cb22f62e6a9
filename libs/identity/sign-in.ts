import type { EntityManager } from 'typeorm';
import type { SignInBody } from '#libs/contract';
import { invalid } from '#libs/kernel';
import { Account } from './account.entity.ts';
import { normaliseLogin } from './account.rules.ts';
import { askPasskey, assertPasskey } from './assert-passkey.ts';
import { countAttempt, forgetAttempts, networkOf } from './attempts.ts';
import { openSession, type OpenedSession } from './open-session.ts';
import { isPassword } from './password.ts';
import type { SessionKind } from './session.entity.ts';
import { knownDevice } from './session-token.ts';

/** Where a request to sign in comes from. */
export interface Whence {
  readonly address: string;
  readonly deviceMark: string | undefined;
  /** What the device is called in the owner's list of sessions. */
  readonly device?: string;
}

const BESIDE = 'open a session beside the password';

/**
 * Opens a session for who knows the password. An unknown login, a closed account and a wrong password give the same answer in the
 * same time. Tries are counted by login and network; a device that signed in before has a count of its own, so that strangers who
 * guess do not keep the owner out. Where a passkey is asked for beside the password, the right password without one is answered with
 * what to ask of it. Call it outside a transaction: a vain try must stay counted.
 */
export async function signIn(db: EntityManager, { login, password, passkey }: SignInBody, kind: SessionKind, whence: Whence): Promise<OpenedSession> {
  const own = normaliseLogin(login);
  const device = knownDevice(own, whence.deviceMark);
  const attempt = await countAttempt(db, device ? `device\n${own}\n${device}` : `network\n${own}\n${networkOf(whence.address)}`);
  const account = await db.findOneBy(Account, { login: own, active: true });
  const right = await isPassword(password, account?.passwordHash);
  if (!account || !right) throw invalid('account.wrong_login_or_password');
  await forgetAttempts(db, attempt);
  if (!account.secondFactor) return openSession(db, account, kind, whence.device);
  if (!passkey) throw invalid('account.passkey_asked', { ...(await askPasskey(db, account.id, BESIDE)) });
  return db.transaction(async (tx) => {
    await assertPasskey(tx, account.id, passkey, BESIDE);
    return openSession(tx, account, kind, whence.device);
  });
}
