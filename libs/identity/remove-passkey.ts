import type { EntityManager } from 'typeorm';
import { conflict, notFound, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { Account } from './account.entity.ts';
import { Passkey } from './passkey.entity.ts';
import { tellOwner } from './tell-owner.ts';

/** The passkey opens nothing from now on. The last way into an account stays; without passkeys none is asked for beside the password. */
export async function removePasskey(tx: EntityManager, actor: Actor, passkeyId: string): Promise<Account> {
  const account = await tx.findOneOrFail(Account, { where: { id: actor.userId }, lock: { mode: 'pessimistic_write' } });
  const own = await tx.findBy(Passkey, { accountId: account.id });
  if (!own.some(({ id }) => id === passkeyId)) throw notFound('passkey.not_found');
  if (own.length === 1 && !account.passwordHash) throw conflict('passkey.last_way_in');

  await tx.delete(Passkey, passkeyId);
  await audit(tx, actor, 'account.passkey_removed', account.id, { passkeyId });
  await tellOwner(tx, account.id, 'passkey_removed');
  if (own.length > 1 || !account.secondFactor) return account;
  account.secondFactor = false;
  return tx.save(account);
}
