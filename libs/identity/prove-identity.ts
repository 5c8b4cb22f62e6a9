import type { EntityManager } from 'typeorm';
import { conflict, registryNow, type Actor } from '#libs/kernel';
import { audit, blindIndex, isDuplicate, seal } from '#libs/platform';
import { Account } from './account.entity.ts';
import type { Paper } from './identity-proof.ts';

/** The index by which one paper is found wherever it is kept; `number` in the spelling for look-ups. */
export const identityIndex = ({ documentType, number }: Pick<Paper, 'documentType' | 'number'>): Buffer => blindIndex(documentType, number);

/**
 * Fixes whose account this is: one paper proves one account, and a proved identity never changes. From now on the account goes by
 * the name on the paper. Proving the same paper again changes nothing.
 */
export async function proveIdentity(tx: EntityManager, actor: Actor, paper: Paper): Promise<Account> {
  const account = await tx.findOneOrFail(Account, { where: { id: actor.userId }, lock: { mode: 'pessimistic_write' } });
  const index = identityIndex(paper);
  if (account.identityIndex?.equals(index)) return account;
  if (account.identityIndex) throw conflict('identity.fixed');

  account.identity = seal({ name: paper.name, documentType: paper.documentType, number: paper.number }, account.id);
  account.identityIndex = index;
  account.provedAt = registryNow();
  account.name = paper.name;
  try {
    await tx.save(account);
  } catch (error) {
    if (isDuplicate(error, 'account_identity_index')) throw conflict('identity.already_proved', { path: 'number' });
    throw error;
  }
  await audit(tx, actor, 'account.identity_proved', account.id);
  return account;
}
