import type { EntityManager } from 'typeorm';
import { accountIdentity } from '#libs/identity';
import { conflict, type Actor } from '#libs/kernel';

/** The keyed hash of the caller's own paper. Who has not shown it is not told where anyone is named. */
export async function provedIndex(tx: EntityManager, actor: Actor): Promise<Buffer> {
  const identity = await accountIdentity(tx, actor.userId);
  if (!identity) throw conflict('identity.not_proved');
  return identity.index;
}
