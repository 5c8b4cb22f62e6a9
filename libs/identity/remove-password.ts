import type { EntityManager } from 'typeorm';
import { conflict, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { Account } from './account.entity.ts';
import { Passkey } from './passkey.entity.ts';
import { tellOwner } from './tell-owner.ts';

/** Passkeys alone open the account from now on; there must be one. */
export async function removePassword(tx: EntityManager, actor: Actor): Promise<Account> {
  const account = await tx.findOneOrFail(Account, { where: { id: actor.userId }, lock: { mode: 'pessimistic_write' } });
  if (!account.passwordHash) return account;
  if (!(await tx.existsBy(Passkey, { accountId: account.id }))) throw conflict('account.last_way_in');
  account.passwordHash = '';
  account.secondFactor = false;
  await audit(tx, actor, 'account.password_removed', account.id);
  await tellOwner(tx, account.id, 'password_removed');
  return tx.save(account);
}
