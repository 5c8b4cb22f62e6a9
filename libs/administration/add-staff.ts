import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/kernel';
import { insertAccount, type Account, type NewAccount } from '#libs/identity';
import { audit } from '#libs/platform';
import { checkPost, type Post } from './check-post.ts';

export type NewStaff = NewAccount & Post;

/** The system administrator makes an account for a post in districts of their own. It may do nothing until the security administrator gives it roles. */
export async function addStaff(tx: EntityManager, actor: Actor, { department, districts, ...own }: NewStaff): Promise<Account> {
  await checkPost(tx, actor, { department, districts });
  const post = { department, districts: [...new Set(districts)] };
  const account = await insertAccount(tx, own, { kind: 'staff', ...post, roles: [], passwordGiven: true });
  await audit(tx, actor, 'account.staff_added', account.id, post);
  return account;
}
