import type { EntityManager } from 'typeorm';
import { registryNow, type Actor } from '#libs/kernel';
import { AuditEntry } from './audit.entity.ts';

/** Writes an audit row in the caller's transaction. `details` holds codes and ids, never personal numbers. */
export async function audit(tx: EntityManager, actor: Actor, what: string, objectId: string | null = null, details: object = {}): Promise<void> {
  await tx.insert(AuditEntry, { at: registryNow(), actorId: actor.userId, what, objectId, details });
}
