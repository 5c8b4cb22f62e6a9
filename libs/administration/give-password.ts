import type { EntityManager } from 'typeorm';
import { endSessions, type Account } from '#libs/identity';
import { conflict, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { administratorsAmong } from './administration.rules.ts';
import { lockStaff } from './lock-staff.ts';

/**
 * Gives somebody who forgot theirs a password to sign in with once; it opens nothing until they have chosen their own. Not to another
 * administrator: who makes accounts would hold the other two offices as well.
 */
export async function givePassword(tx: EntityManager, actor: Actor, accountId: string, passwordHash: string): Promise<Account> {
  const account = await lockStaff(tx, actor, 'administrator', accountId);
  if (!account.active) throw conflict('staff.has_left');
  if (administratorsAmong(account.roles).length > 0) throw conflict('staff.password_of_office');
  account.passwordHash = passwordHash;
  account.passwordGiven = true;
  await tx.save(account);
  await endSessions(tx, accountId);
  await audit(tx, actor, 'account.password_given', accountId);
  return account;
}
