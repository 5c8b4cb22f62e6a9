import type { EntityManager } from 'typeorm';
import type { StaffRole } from '#libs/contract';
import { invalid, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import type { Account } from './account.entity.ts';
import { mayAdminister } from './account.rules.ts';
import { insertAccount, type NewAccount } from './sign-up.ts';

export interface NewStaff extends NewAccount {
  readonly department: string;
  readonly districts: string[];
  readonly roles: StaffRole[];
}

/** An administrator adds a member of staff, for districts of their own only. */
export async function addStaff(tx: EntityManager, actor: Actor, { department, districts, roles, ...own }: NewStaff): Promise<Account> {
  if (!mayAdminister(actor, districts)) throw invalid('staff.district_not_own', { path: 'districts' });
  const account = await insertAccount(tx, own, { kind: 'staff', department, districts: [...new Set(districts)], roles: [...new Set(roles)] });
  await audit(tx, actor, 'account.staff_added', account.id, { department, districts, roles });
  return account;
}
