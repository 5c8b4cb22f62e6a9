import type { EntityManager } from 'typeorm';
import { conflict, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { Account } from './account.entity.ts';
import { Passkey } from './passkey.entity.ts';
import { tellOwner } from './tell-owner.ts';

/** From now on the password alone opens nothing; or it does again. */
export async function setSecondFactor(tx: EntityManager, actor: Actor, on: boolean): Promise<Account> {
  const account = await tx.findOneOrFail(Account, { where: { id: actor.userId }, lock: { mode: 'pessimistic_write' } });
  if (account.secondFactor === on) return account;
  if (on && !(await tx.existsBy(Passkey, { accountId: account.id }))) throw conflict('passkey.none');
  account.secondFactor = on;
  await audit(tx, actor, 'account.second_factor_set', account.id, { on });
  await tellOwner(tx, account.id, on ? 'second_factor_on' : 'second_factor_off');
  return tx.save(account);
}
