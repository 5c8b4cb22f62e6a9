import type { EntityManager } from 'typeorm';
import { conflict, notFound, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { Account } from './account.entity.ts';
import { mayAdminister } from './account.rules.ts';
import { Session } from './session.entity.ts';

/** A member of staff leaves: every session ends at once and none opens again. Nobody closes their own account, so one administrator always stays. */
export async function deactivate(tx: EntityManager, actor: Actor, accountId: string): Promise<Account> {
  if (accountId === actor.userId) throw conflict('staff.own_account');
  const account = await tx.findOne(Account, { where: { id: accountId, kind: 'staff' }, lock: { mode: 'pessimistic_write' } });
  if (!account || !mayAdminister(actor, account.districts)) throw notFound('account.not_found');
  if (!account.active) return account;

  account.active = false;
  await tx.save(account);
  await tx.delete(Session, { accountId });
  await audit(tx, actor, 'account.deactivated', accountId);
  return account;
}
