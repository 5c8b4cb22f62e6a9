import type { EntityManager } from 'typeorm';
import { Session } from './session.entity.ts';

/** Ends one session; its token opens nothing from now on. */
export async function signOut(tx: EntityManager, tokenHash: Buffer): Promise<void> {
  await tx.delete(Session, { tokenHash });
}
