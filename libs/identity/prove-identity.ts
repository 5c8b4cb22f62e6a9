import type { EntityManager } from 'typeorm';
import { conflict, registryNow, type Actor } from '#libs/kernel';
import { audit, blindIndex, isDuplicate, record, seal } from '#libs/platform';
import { Account } from './account.entity.ts';
import { windowAccountClaimed } from './identity.messages.ts';
import { Passkey } from './passkey.entity.ts';
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
  await claimWindowAccount(tx, actor, index);

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

/** Logins of accounts that a window opened for somebody who has none; nobody signs in to one. */
export const WINDOW_LOGIN = 'window-';

/** Whoever shows the paper takes over what a window has filed for it: until then only the window served that account. */
async function claimWindowAccount(tx: EntityManager, actor: Actor, identityIndex: Buffer): Promise<void> {
  const known = await tx.findOne(Account, { where: { identityIndex }, lock: { mode: 'pessimistic_write' } });
  const isWindows = known?.passwordHash === '' && known.login.startsWith(WINDOW_LOGIN) && !(await tx.existsBy(Passkey, { accountId: known.id }));
  if (!known || !isWindows) return;
  Object.assign(known, { identity: null, identityIndex: null, provedAt: null, active: false });
  await tx.save(known);
  await audit(tx, actor, 'account.claimed', known.id, { by: actor.userId });
  await record(tx, windowAccountClaimed, { from: known.id, to: actor.userId });
}
