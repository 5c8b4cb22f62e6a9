import type { EntityManager } from 'typeorm';
import { endSessions, type Account } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { audit, record } from '#libs/platform';
import { staffLeft } from './administration.messages.ts';
import { lockStaff, mustNotBeLast } from './lock-staff.ts';

/** A member of staff leaves: every session ends at once and none opens again, and what they hold waits for others. */
export async function deactivate(tx: EntityManager, actor: Actor, accountId: string): Promise<Account> {
  const account = await lockStaff(tx, actor, 'administrator', accountId);
  if (!account.active) return account;
  await mustNotBeLast(tx, account);
  account.active = false;
  await tx.save(account);
  await endSessions(tx, accountId);
  await audit(tx, actor, 'account.deactivated', accountId);
  await record(tx, staffLeft, { accountId });
  return account;
}
