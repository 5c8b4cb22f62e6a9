import type { EntityManager } from 'typeorm';
import type { AskPasskeySignUpBody, NewPasskeyAskView, PasskeySignUpBody } from '#libs/contract';
import { conflict, newId, SYSTEM, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { Account } from './account.entity.ts';
import { checkLogin, normaliseLogin } from './account.rules.ts';
import { addPasskey, newPasskeyAsk } from './add-passkey.ts';
import { insertAccount, type NewAccount } from './sign-up.ts';

const signUpAs = (login: string): string => `sign up ${login}`;

/** What the device is asked to make for an account that is not there yet. A login that is taken is told now, before anything is made for it. */
export async function askPasskeySignUp(tx: EntityManager, { login, name }: AskPasskeySignUpBody): Promise<NewPasskeyAskView> {
  const own = normaliseLogin(login);
  checkLogin(own);
  if (await tx.existsBy(Account, { login: own })) throw conflict('account.login_taken', { path: 'login' });
  return newPasskeyAsk({ id: newId(), login: own, name }, signUpAs(own));
}

/** An applicant opens an account without a password: the passkey just made opens it, alone. */
export async function signUpWithPasskey(
  tx: EntityManager,
  { login, name, account: handle, passkey }: PasskeySignUpBody,
  { language, device }: Pick<NewAccount, 'language'> & { device: string },
): Promise<Account> {
  const id = accountIn(handle);
  const own = { id, login, name, passwordHash: '', language };
  const owner: Actor = { userId: id, kind: 'applicant', districts: [], roles: [] };
  const account = await insertAccount(tx, own, { kind: 'applicant', department: null, districts: [], roles: [] });
  await audit(tx, SYSTEM, 'account.signed_up', id);
  await addPasskey(tx, owner, device || account.login, passkey, signUpAs(account.login));
  return account;
}

/** The id that the challenge was made for, as devices keep it; another one fits no challenge. */
const accountIn = (handle: string): string =>
  Buffer.from(handle, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
