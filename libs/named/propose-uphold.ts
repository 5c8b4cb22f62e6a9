import type { EntityManager } from 'typeorm';
import { Hold } from '#libs/hold';
import { conflict, forbidden, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { getHold } from './answer-denial.ts';
import { movesFor } from './named.rules.ts';

/** One person finds that somebody was named without knowing, and says why; the filing ends when a second one agrees. */
export async function proposeUphold(tx: EntityManager, actor: Actor, id: string, reason: string): Promise<Hold> {
  await getHold(tx, actor, id);
  const hold = await tx.findOneOrFail(Hold, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (hold.state !== 'OPEN') throw conflict('hold.already_closed', { state: hold.state });
  if (hold.proposedBy !== null) throw conflict('hold.proposed_already');
  if (!movesFor(actor, hold).includes('propose')) throw forbidden('approval.role_missing', { role: 'examiner' });
  Object.assign(hold, { proposedBy: actor.userId, proposedAt: registryNow(), proposal: reason });
  await tx.save(hold);
  await audit(tx, actor, 'hold.uphold_proposed', id, { on: hold.on, objectId: hold.objectId, reason });
  return hold;
}
