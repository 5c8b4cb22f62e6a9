import type { EntityManager } from 'typeorm';
import type { ConfirmBody, PasskeyAskView } from '#libs/contract';
import { conflict, invalid } from '#libs/kernel';
import { askPasskey, assertPasskey } from './assert-passkey.ts';
import { getAccount } from './account.queries.ts';
import { Session } from './session.entity.ts';
import { verifyPassword } from './verify-password.ts';

const CONFIRM = 'confirm who is there';
const HOLDS_MS = 10 * 60_000;

export const askToConfirm = (tx: EntityManager, userId: string): Promise<PasskeyAskView> => askPasskey(tx, userId, CONFIRM);

/**
 * Whoever sits there shows again that it is them, before the ways into the account are changed. Where a passkey is asked for beside
 * the password, only a passkey will do. Call it outside a transaction: a vain try must stay counted.
 */
export async function confirmSession(db: EntityManager, userId: string, tokenHash: Buffer, { password, passkey }: ConfirmBody): Promise<void> {
  if (!passkey) await confirmByPassword(db, userId, password ?? '');
  await db.transaction(async (tx) => {
    if (passkey) await assertPasskey(tx, userId, passkey, CONFIRM);
    await tx.update(Session, { tokenHash }, { confirmedAt: new Date() });
  });
}

async function confirmByPassword(db: EntityManager, userId: string, password: string): Promise<void> {
  await verifyPassword(db, userId, password);
  const { secondFactor } = await getAccount(db, userId);
  if (secondFactor) throw invalid('account.passkey_asked', { ...(await askToConfirm(db, userId)) });
}

/** Refuses a change of the ways in when nobody has shown for a while who sits there. */
export async function mustBeConfirmed(tx: EntityManager, tokenHash: Buffer): Promise<void> {
  const session = await tx.findOneBy(Session, { tokenHash });
  if (!session?.confirmedAt || session.confirmedAt.getTime() < Date.now() - HOLDS_MS) throw conflict('account.confirm_first');
}
