import type { EntityManager } from 'typeorm';
import { newId } from '#libs/kernel';
import { config, record } from '#libs/platform';
import { Account } from './account.entity.ts';
import { normaliseLogin } from './account.rules.ts';
import { countAttempt, networkOf } from './attempts.ts';
import { recoveryAsked } from './identity.messages.ts';
import { Recovery } from './recovery.entity.ts';
import { recoveryToken } from './session-token.ts';

export const LINK_LIFE_MINUTES = 30;
/** So many mails in an hour; who asks for more is told the same and gets none, and the links already sent stay good. */
const MAILS_AN_HOUR = 3;

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
    const recovery = tx.create(Recovery, { id: newId(), accountId: account?.id ?? null, askedAt, expiresAt, usedAt: null });
    await tx.insert(Recovery, recovery);
    await record(tx, recoveryAsked, { recoveryId: recovery.id });
  });
}

export interface RecoveryLink {
  readonly login: string;
  readonly link: string;
  readonly minutes: number;
}

/** What is to be mailed to whom; nothing for a login that nobody has, a link that is over, or the fourth in an hour. The same each time it is asked for. */
export async function findRecoveryLink(tx: EntityManager, recoveryId: string): Promise<RecoveryLink | null> {
  const [row]: { login: string }[] = await tx.query(
    `select account.login from recovery r join account on account.id = r.account_id
      where r.id = $1 and r.used_at is null and r.expires_at > clock_timestamp() and account.active
        and (select count(*) from recovery other where other.account_id = r.account_id and other.asked_at < r.asked_at
              and other.asked_at > r.asked_at - interval '1 hour') < $2`,
    [recoveryId, MAILS_AN_HOUR],
  );
  // Behind the #, so that the browser sends it to nobody before the page does.
  return row ? { login: row.login, link: `${config().publicUrl}/recover#${recoveryToken(recoveryId)}`, minutes: LINK_LIFE_MINUTES } : null;
}
