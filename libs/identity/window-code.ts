import type { EntityManager } from 'typeorm';
import type { SeenAtWindowBody, WindowCodeView } from '#libs/contract';
import { conflict, invalid, registryTime, type Actor } from '#libs/kernel';
import { audit, blindIndex } from '#libs/platform';
import { Account } from './account.entity.ts';
import { countAttempt, forgetAttempts } from './attempts.ts';
import { paperOf } from './identity-proof.ts';
import { proveIdentity } from './prove-identity.ts';
import { newCode, plainCode } from './recovery-codes.ts';
import { WindowCode } from './window-code.entity.ts';

/** Time enough to go to a window on any working day. */
const KEPT_DAYS = 30;
const GROUPS = 2;

/** The last resort: a code with which a window finds the account. A new one ends the one before; its text is kept by nobody but its holder. */
export async function makeWindowCode(tx: EntityManager, actor: Actor): Promise<WindowCodeView> {
  const account = await tx.findOneOrFail(Account, { where: { id: actor.userId }, lock: { mode: 'pessimistic_write' } });
  if (account.identityIndex) throw conflict('identity.fixed');
  const code = newCode(GROUPS);
  const expiresAt = new Date(Date.now() + KEPT_DAYS * 86_400_000);
  await tx.upsert(WindowCode, { accountId: account.id, codeIndex: indexOf(code), expiresAt }, ['accountId']);
  await audit(tx, actor, 'account.window_code_made', account.id);
  return { code, until: registryTime(expiresAt) };
}

/**
 * A clerk has the person and their paper before them. The account that the code leads to is theirs from then on, as after any other
 * proof. Tries are counted; call it outside a transaction.
 */
export async function seeAtWindow(db: EntityManager, clerk: Actor, { code, name, document }: SeenAtWindowBody): Promise<Account> {
  const { type: documentType, number, issuingCountry } = document;
  const paper = paperOf({ name, documentType, number, ...(issuingCountry ? { issuingCountry } : {}) });
  const attempt = await countAttempt(db, `window code\n${clerk.userId}`);
  const account = await db.transaction(async (tx) => {
    const found = await tx.findOne(WindowCode, { where: { codeIndex: indexOf(code) }, lock: { mode: 'pessimistic_write' } });
    if (!found || found.expiresAt.getTime() <= Date.now()) throw invalid('identity.window_code_unknown', { path: 'code' });
    if (found.accountId === clerk.userId) throw conflict('identity.not_for_oneself');
    await tx.delete(WindowCode, { accountId: found.accountId });
    await audit(tx, clerk, 'account.seen_at_window', found.accountId);
    return proveIdentity(tx, { userId: found.accountId, kind: 'applicant', districts: [], roles: [] }, paper);
  });
  await forgetAttempts(db, attempt);
  return account;
}

const indexOf = (code: string): Buffer => blindIndex('window-code', plainCode(code));
