import type { EntityManager } from 'typeorm';
import { AppError, type Actor } from '#libs/kernel';
import { countAttempt, forgetAttempts } from './attempts.ts';
import type { Paper } from './identity-proof.ts';

/** Asks the proof, counting tries by account as those of a password are: nobody finds out by asking whose number is whose. Outside a transaction. */
export async function proveOnce(db: EntityManager, actor: Actor, prove: () => Promise<Paper>): Promise<Paper> {
  const attempt = await countAttempt(db, `identity\n${actor.userId}`);
  try {
    const paper = await prove();
    await forgetAttempts(db, attempt);
    return paper;
  } catch (error) {
    // A service that does not answer says nothing of who asks.
    if (error instanceof AppError && error.code.startsWith('identity.service_')) await forgetAttempts(db, attempt);
    throw error;
  }
}
