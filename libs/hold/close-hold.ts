import type { EntityManager } from 'typeorm';
import { notFound, registryNow, type Actor } from '#libs/kernel';
import { audit, record } from '#libs/platform';
import { Hold } from './hold.entity.ts';
import { holdLifted } from './hold.messages.ts';
import { isHeld } from './hold.queries.ts';
import { afterHoldMove, type HoldMove } from './hold.state.ts';

/** Staff end a hold, with their reason. The last one lifted lets the filing go on. Whoever closes a hold on a filing has locked it first. */
export async function closeHold(tx: EntityManager, actor: Actor, id: string, move: HoldMove, reason: string): Promise<Hold> {
  const hold = await tx.findOne(Hold, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!hold) throw notFound('hold.not_found');
  hold.state = afterHoldMove(hold.state, move);
  Object.assign(hold, { closedAt: registryNow(), closedBy: actor.userId, reason });
  await tx.save(hold);
  await audit(tx, actor, move === 'lift' ? 'hold.lifted' : 'hold.upheld', id, { on: hold.on, objectId: hold.objectId, reason });
  if (move === 'lift' && hold.on === 'filing' && !(await isHeld(tx, hold.objectId))) await record(tx, holdLifted, { filingId: hold.objectId });
  return hold;
}
