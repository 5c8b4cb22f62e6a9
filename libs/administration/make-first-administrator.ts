import type { EntityManager } from 'typeorm';
import type { AdministratorRole } from '#libs/contract';
import { insertAccount, type Account, type NewAccount } from '#libs/identity';
import { conflict, SYSTEM } from '#libs/kernel';
import { audit } from '#libs/platform';

/** Whoever runs the servers makes the first of each of the three offices; all that come later are made by two of them. */
export async function makeFirstAdministrator(tx: EntityManager, own: NewAccount, district: string, office: AdministratorRole): Promise<Account> {
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`office ${office}`]);
  const taken: unknown[] = await tx.query('select 1 from account where active and $1 = any(roles) limit 1', [office]);
  if (taken.length > 0) throw conflict('staff.administrator_exists');
  const account = await insertAccount(tx, own, { kind: 'staff', department: 'MARKET_SUPERVISION', districts: [district], roles: [office] });
  await audit(tx, SYSTEM, 'account.first_administrator_made', account.id, { district, roles: [office] });
  return account;
}
