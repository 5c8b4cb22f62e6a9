import type { EntityManager } from 'typeorm';
import type { Account } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { lockStaff } from './lock-staff.ts';

/** Somebody comes back, to their account and post but without roles: those are given anew. */
export async function reactivate(tx: EntityManager, actor: Actor, accountId: string): Promise<Account> {
  const account = await lockStaff(tx, actor, 'administrator', accountId);
  if (account.active) return account;
  account.active = true;
  account.roles = [];
  await tx.save(account);
  await audit(tx, actor, 'account.reactivated', accountId);
  return account;
}
