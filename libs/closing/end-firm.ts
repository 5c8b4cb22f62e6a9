import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/kernel';
import { endLiquidation } from '#libs/liquidation';
import { lockEntity } from '#libs/register';
import { closedEntity } from './closed-entity.ts';
import { Closing } from './closing.entity.ts';
import { endOtherFilings } from './decide-closing.ts';
import { moveClosing } from './move-closing.ts';
import { tellOwner } from './tell-owner.ts';

/** The entity ends by an act of the registry or of a court: whatever is under way about it ends with it. Filings are held before the entity. */
export async function endFirm(tx: EntityManager, actor: Actor, { entityId, causeId }: { entityId: string; causeId: string }): Promise<void> {
  await endOtherFilings(tx, actor, { id: causeId, subject: entityId });
  await lockEntity(tx, entityId);
  await endLiquidation(tx, actor, entityId);
}

/** The end is undone: the closing says by what, and its filer is told. One that was entered otherwise has none. */
export async function reopenClosing(
  tx: EntityManager,
  actor: Actor,
  entityId: string,
  details: { order: string; ground: string; reason: string },
): Promise<Closing | null> {
  const where = { entityId, state: 'DEREGISTERED' as const };
  const closing = await tx.findOne(Closing, { where, order: { begunAt: 'desc' }, lock: { mode: 'pessimistic_write' } });
  if (!closing) return null;
  await moveClosing(tx, actor, closing, 'reopen', details);
  await tellOwner(tx, closing, await closedEntity(tx, entityId), 'closing.reopened', details.order, { reason: details.reason });
  return closing;
}
