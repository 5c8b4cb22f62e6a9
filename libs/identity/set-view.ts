import type { EntityManager } from 'typeorm';
import type { AccountViewSettings } from '#libs/contract';
import type { Actor } from '#libs/kernel';
import { Account } from './account.entity.ts';
import { getAccount } from './account.queries.ts';

/** How the person wants to read; it goes with them to every device on which they sign in. */
export async function setView(tx: EntityManager, actor: Actor, chosen: Partial<AccountViewSettings>): Promise<Account> {
  const account = await getAccount(tx, actor.userId);
  const language = chosen.language ?? account.language;
  const larger = chosen.larger ?? account.larger;
  const keys = chosen.keys ?? account.keys;
  await tx.update(Account, account.id, { language, larger, keys });
  return Object.assign(account, { language, larger, keys });
}
