import type { EntityManager } from 'typeorm';
import { conflict, SYSTEM } from '#libs/kernel';
import { audit } from '#libs/platform';
import { Account } from './account.entity.ts';
import { insertAccount, type NewAccount } from './sign-up.ts';

// Any number that nothing else locks.
const LOCK = 1_764_028_860;

/** Whoever runs the servers makes the first administrator; every later one is added by an administrator. */
export async function makeFirstAdministrator(tx: EntityManager, own: NewAccount, district: string): Promise<Account> {
  await tx.query('select pg_advisory_xact_lock($1)', [LOCK]);
  const taken = await tx.createQueryBuilder(Account, 'account').where(`'administrator' = any(account.roles) and account.active`).getExists();
  if (taken) throw conflict('staff.administrator_exists');
  const account = await insertAccount(tx, own, { kind: 'staff', department: 'MARKET_SUPERVISION', districts: [district], roles: ['administrator'] });
  await audit(tx, SYSTEM, 'account.first_administrator_made', account.id, { district });
  return account;
}
