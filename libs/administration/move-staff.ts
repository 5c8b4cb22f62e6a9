import type { EntityManager } from 'typeorm';
import type { Account } from '#libs/identity';
import { conflict, type Actor } from '#libs/kernel';
import { audit, record } from '#libs/platform';
import { staffLeft } from './administration.messages.ts';
import { isWithin } from './administration.rules.ts';
import { checkPost, type Post } from './check-post.ts';
import { lockStaff, mustNotBeLast } from './lock-staff.ts';

/**
 * Somebody gets another post. One that reaches further comes without roles, which the security administrator gives anew: else whoever makes
 * accounts would give rights by moving them.
 */
export async function moveStaff(tx: EntityManager, actor: Actor, accountId: string, post: Post): Promise<Account> {
  const account = await lockStaff(tx, actor, 'administrator', accountId);
  if (!account.active) throw conflict('staff.has_left');
  await checkPost(tx, actor, post);
  const before = { department: account.department, districts: account.districts };
  const keepsRoles = post.department === before.department && isWithin(post.districts, before.districts);
  if (!keepsRoles) await mustNotBeLast(tx, account);

  account.department = post.department;
  account.districts = [...new Set(post.districts)];
  if (!keepsRoles) account.roles = [];
  await tx.save(account);
  await audit(tx, actor, 'account.moved', accountId, { ...post, before, keepsRoles });
  await record(tx, staffLeft, { accountId });
  return account;
}
