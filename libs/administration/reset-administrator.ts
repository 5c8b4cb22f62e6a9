import type { EntityManager } from 'typeorm';
import { Account, endSessions, normaliseLogin } from '#libs/identity';
import { notFound, SYSTEM } from '#libs/kernel';
import { audit } from '#libs/platform';
import { administratorsAmong } from './administration.rules.ts';

/** Whoever runs the servers lets an administrator in again who forgot the password. Nobody else's is touched from there. */
export async function resetAdministrator(tx: EntityManager, login: string, passwordHash: string): Promise<Account> {
  const account = await tx.findOne(Account, { where: { login: normaliseLogin(login), active: true }, lock: { mode: 'pessimistic_write' } });
  if (!account || administratorsAmong(account.roles).length === 0) throw notFound('account.not_found');
  account.passwordHash = passwordHash;
  account.passwordGiven = true;
  await tx.save(account);
  await endSessions(tx, account.id);
  await audit(tx, SYSTEM, 'account.password_given', account.id);
  return account;
}
