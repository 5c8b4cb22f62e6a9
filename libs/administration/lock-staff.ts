import type { EntityManager } from 'typeorm';
import type { AdministratorRole } from '#libs/contract';
import { Account } from '#libs/identity';
import { conflict, notFound, type Actor } from '#libs/kernel';
import { administratorsAmong, mayAdminister } from './administration.rules.ts';

/** Holds the account of somebody in the caller's districts. Nobody administers their own, and others' are not there. */
export async function lockStaff(tx: EntityManager, actor: Actor, office: AdministratorRole, accountId: string): Promise<Account> {
  if (accountId === actor.userId) throw conflict('staff.own_account');
  const account = await tx.findOne(Account, { where: { id: accountId, kind: 'staff' }, lock: { mode: 'pessimistic_write' } });
  if (!account || !mayAdminister(actor, office, account.districts)) throw notFound('account.not_found');
  return account;
}

/** The last of an office stays until there is another, or nobody could make an account, give a role or read the trail any more. */
export async function mustNotBeLast(tx: EntityManager, { id, roles }: Account): Promise<void> {
  for (const role of administratorsAmong(roles)) {
    // Two who leave at one moment would each see the other as staying.
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`office ${role}`]);
    const others: unknown[] = await tx.query('select 1 from account where active and $1 = any(roles) and id <> $2 limit 1', [role, id]);
    if (others.length === 0) throw conflict('staff.last_of_office', { role });
  }
}
