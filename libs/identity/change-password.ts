import type { EntityManager } from 'typeorm';
import { invalid, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { Account } from './account.entity.ts';
import { isPassword } from './password.ts';
import { endSessions } from './sign-out.ts';
import { tellOwner } from './tell-owner.ts';

/** Somebody chooses a password of their own; whoever is signed in with the old one elsewhere is signed in no more. */
export async function changePassword(tx: EntityManager, actor: Actor, passwordHash: string, session: Buffer): Promise<Account> {
  const account = await tx.findOneOrFail(Account, { where: { id: actor.userId }, lock: { mode: 'pessimistic_write' } });
  account.passwordHash = passwordHash;
  account.passwordGiven = false;
  await tx.save(account);
  await endSessions(tx, account.id, session);
  await audit(tx, actor, 'account.password_changed', account.id);
  await tellOwner(tx, account.id, 'password_set');
  return account;
}

/** One that somebody else knows is not one's own. */
export async function mustBeOwn(next: string, { passwordGiven, passwordHash }: Account): Promise<void> {
  if (passwordGiven && (await isPassword(next, passwordHash))) throw invalid('account.password_same', { path: 'password' });
}
