import type { EntityManager } from 'typeorm';
import { conflict, newId, registryNow, SYSTEM } from '#libs/kernel';
import { audit, isDuplicate } from '#libs/platform';
import { Account } from './account.entity.ts';
import { checkLogin, normaliseLogin } from './account.rules.ts';

export interface NewAccount {
  /** Only where a device was told it before there was an account. */
  readonly id?: string;
  readonly login: string;
  readonly name: string;
  /** Made before the transaction: hashing takes long. */
  readonly passwordHash: string;
  /** In which the person reads; null where nobody has said. */
  readonly language?: 'zh' | 'en';
}

/** An applicant opens an account of their own. */
export async function signUp(tx: EntityManager, own: NewAccount): Promise<Account> {
  const account = await insertAccount(tx, own, { kind: 'applicant', department: null, districts: [], roles: [] });
  await audit(tx, SYSTEM, 'account.signed_up', account.id);
  return account;
}

/** Inserts an account under its normalised login, which is nobody else's. */
export async function insertAccount(
  tx: EntityManager,
  { id, login, name, passwordHash, language }: NewAccount,
  staff: Pick<Account, 'kind' | 'department' | 'districts' | 'roles'> & { passwordGiven?: boolean },
): Promise<Account> {
  const own = normaliseLogin(login);
  checkLogin(own);
  const account = tx.create(Account, {
    passwordGiven: false,
    ...staff,
    id: id ?? newId(),
    login: own,
    passwordHash,
    name: name.normalize('NFC').trim(),
    active: true,
    secondFactor: false,
    language: language ?? null,
    larger: false,
    identity: null,
    identityIndex: null,
    provedAt: null,
    createdAt: registryNow(),
  });
  try {
    await tx.insert(Account, account);
  } catch (error) {
    // Also where the id is there: it was told for this login alone.
    if (isDuplicate(error)) throw conflict('account.login_taken', { path: 'login' });
    throw error;
  }
  return account;
}
