import type { EntityManager } from 'typeorm';
import { invalid, newId, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { Account } from './account.entity.ts';
import { normaliseLogin } from './account.rules.ts';
import { countAttempt, forgetAttempts, networkOf } from './attempts.ts';
import { codeHash } from './recovery-codes.ts';
import { Recovery, RecoveryCode } from './recovery.entity.ts';
import { knownDevice, recoveryOf } from './session-token.ts';
import type { Whence } from './sign-in.ts';
import { endSessions } from './sign-out.ts';
import { tellOwner } from './tell-owner.ts';

/**
 * Whoever holds the mailed link gives the account a new password. Every session ends and every other link dies. A passkey that is asked
 * for beside the password still is, so that a mailbox alone never opens such an account.
 */
export async function recoverByLink(tx: EntityManager, token: string, passwordHash: string): Promise<Account> {
  const id = recoveryOf(token);
  const accountId = id === undefined ? null : (await tx.findOneBy(Recovery, { id }))?.accountId;
  const account = accountId ? await lockAccount(tx, { id: accountId }) : null;
  // Under the account's lock: of two links that come at one moment the second finds itself used.
  const [used]: unknown[][] = await tx.query(
    'update recovery set used_at = clock_timestamp() where id = $1 and used_at is null and expires_at > clock_timestamp() returning id',
    [id ?? null],
  );
  if (!account || used?.length !== 1) throw invalid('recovery.link_over');
  await tx.query('update recovery set used_at = clock_timestamp() where account_id = $1 and used_at is null', [account.id]);
  return renew(tx, account, passwordHash, 'link');
}

/**
 * Whoever holds a recovery code gives the account a new password; the code is gone then, and no passkey is asked for beside the password
 * until its owner wants it again. An unknown login and a wrong code give one answer. Tries are counted as at signing in; call it outside
 * a transaction.
 */
export async function recoverByCode(
  db: EntityManager,
  { login, code }: { login: string; code: string },
  passwordHash: string,
  { address, deviceMark }: Whence,
): Promise<Account> {
  const own = normaliseLogin(login);
  const device = knownDevice(own, deviceMark);
  const attempt = await countAttempt(db, device ? `code device\n${own}\n${device}` : `code network\n${own}\n${networkOf(address)}`);
  const account = await db.transaction(async (tx) => {
    const found = await lockAccount(tx, { login: own });
    const accountId = found?.id ?? newId();
    const { affected } = await tx.delete(RecoveryCode, { accountId, codeHash: codeHash(accountId, code) });
    if (!found || affected !== 1) throw invalid('recovery.wrong_login_or_code');
    found.secondFactor = false;
    return renew(tx, found, passwordHash, 'code');
  });
  await forgetAttempts(db, attempt);
  return account;
}

const lockAccount = (tx: EntityManager, which: { id: string } | { login: string }): Promise<Account | null> =>
  tx.findOne(Account, { where: { ...which, active: true }, lock: { mode: 'pessimistic_write' } });

async function renew(tx: EntityManager, account: Account, passwordHash: string, by: 'link' | 'code'): Promise<Account> {
  account.passwordHash = passwordHash;
  account.passwordGiven = false;
  await tx.save(account);
  await endSessions(tx, account.id);
  const owner: Actor = { userId: account.id, kind: account.kind, districts: account.districts, roles: account.roles };
  await audit(tx, owner, 'account.recovered', account.id, { by });
  await tellOwner(tx, account.id, 'recovered');
  return account;
}
