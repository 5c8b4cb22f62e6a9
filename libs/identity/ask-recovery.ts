import { IsNull, MoreThan, Not, type EntityManager } from 'typeorm';
import { newId } from '#libs/kernel';
import { config, record } from '#libs/platform';
import { Account } from './account.entity.ts';
import { normaliseLogin } from './account.rules.ts';
import { countAttempt, networkOf } from './attempts.ts';
import { recoveryAsked } from './identity.messages.ts';
import { Recovery } from './recovery.entity.ts';
import { recoveryToken } from './session-token.ts';

export const LINK_LIFE_MINUTES = 30;
/** So many links are open at once; who asks for more is told the same, and those sent already stay good. */
const MOST_OPEN = 3;

/**
 * Asks for a mailed link. The same is done and answered for a login that nobody has, so that nothing is learned of who has an account.
 * Call it outside a transaction: the try is counted by login and network.
 */
export async function askRecovery(db: EntityManager, login: string, address: string): Promise<void> {
  const own = normaliseLogin(login);
  await countAttempt(db, `recovery\n${own}\n${networkOf(address)}`);
  await db.transaction(async (tx) => {
    const account = await tx.findOne(Account, { where: { login: own, active: true }, select: { id: true } });
    const askedAt = new Date();
    const expiresAt = new Date(askedAt.getTime() + LINK_LIFE_MINUTES * 60_000);
    const recovery = tx.create(Recovery, { id: newId(), accountId: account?.id ?? null, askedAt, expiresAt, mailedAt: null, usedAt: null });
    await tx.insert(Recovery, recovery);
    await record(tx, recoveryAsked, { recoveryId: recovery.id });
  });
}

export interface RecoveryLink {
  readonly login: string;
  readonly link: string;
  readonly minutes: number;
}

/**
 * What is to be mailed to whom; nothing for a login that nobody has, a link that is over, or while enough links are open: whoever keeps
 * asking in the owner's name, the owner has an open link or gets one. The same each time it is asked for.
 */
export async function giveRecoveryLink(tx: EntityManager, recoveryId: string): Promise<RecoveryLink | null> {
  const recovery = await tx.findOneBy(Recovery, { id: recoveryId, usedAt: IsNull(), expiresAt: MoreThan(new Date()) });
  const accountId = recovery?.accountId;
  // Under the account's lock: two asked for at one moment count each other.
  const account = accountId ? await tx.findOne(Account, { where: { id: accountId, active: true }, lock: { mode: 'pessimistic_write' } }) : null;
  if (!recovery || !account) return null;
  if (!recovery.mailedAt) {
    const open = await tx.countBy(Recovery, { accountId: account.id, mailedAt: Not(IsNull()), usedAt: IsNull(), expiresAt: MoreThan(new Date()) });
    if (open >= MOST_OPEN) return null;
    await tx.update(Recovery, recoveryId, { mailedAt: new Date() });
  }
  // Behind the #, so that the browser sends it to nobody before the page does.
  return { login: account.login, link: `${config().publicUrl}/recover#${recoveryToken(recoveryId)}`, minutes: LINK_LIFE_MINUTES };
}
