import { Not, type EntityManager } from 'typeorm';
import { Session } from './session.entity.ts';

/** Ends one session; its token opens nothing from now on. */
export async function signOut(tx: EntityManager, tokenHash: Buffer): Promise<void> {
  await tx.delete(Session, { tokenHash });
}

/** Ends every session of an account, in every process: each asks the database with each request. `but` goes on. */
export async function endSessions(tx: EntityManager, accountId: string, but?: Buffer): Promise<void> {
  await tx.delete(Session, { accountId, ...(but ? { tokenHash: Not(but) } : {}) });
}
