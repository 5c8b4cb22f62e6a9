import type { EntityManager } from 'typeorm';
import { closeAnnouncement } from '#libs/announcement';
import { endFirm, reopenClosing } from '#libs/closing';
import { conflict, forbidden, mayStaff, notFound, registryDate, registryNow, type Actor } from '#libs/kernel';
import { voidLicences } from '#libs/licence';
import { audit } from '#libs/platform';
import { holdersOf, lockEntity, moveEntity } from '#libs/register';
import { listEntity } from '#libs/supervision';
import { FirmOrder } from './order.entity.ts';
import { makesLiable } from './order.rules.ts';
import { afterOrderMove, ORDER_EFFECTS } from './order.state.ts';
import { tellHeads } from './tell-heads.ts';

/** What the firm says is kept with the act; it is heard until the last day of its term. */
export async function hearFirm(tx: EntityManager, actor: Actor, id: string, statement: string): Promise<FirmOrder> {
  const order = await lockOrder(tx, actor, id);
  afterOrderMove(order.state, 'hear');
  if (order.hearingEndsOn !== null && registryDate() > order.hearingEndsOn) throw conflict('order.hearing_over', { endsOn: order.hearingEndsOn });
  order.statement = order.statement === null ? statement : `${order.statement}\n\n${statement}`;
  await audit(tx, actor, 'order.heard', id);
  return tx.save(order);
}

/**
 * A second officer decides, never who proposed it, and never before the firm could be heard. The register, the licences, the notices and whatever
 * is under way about the firm follow in the same transaction.
 */
export async function decideOrder(
  tx: EntityManager,
  actor: Actor,
  id: string,
  { move, reason }: { move: 'confirm' | 'dismiss'; reason: string },
): Promise<FirmOrder> {
  const order = await lockOrder(tx, actor, id);
  const to = afterOrderMove(order.state, move);
  if (order.proposedBy === actor.userId) throw forbidden('order.own_proposal');
  const on = registryDate();
  if (move === 'confirm' && order.hearingEndsOn !== null && on <= order.hearingEndsOn) {
    throw conflict('order.hearing_runs', { endsOn: order.hearingEndsOn });
  }
  if (move === 'confirm') await takeEffect(tx, actor, order, on);
  if (order.announcementId !== null) await closeAnnouncement(tx, actor, order.announcementId, move === 'confirm' ? 'DONE' : 'WITHDRAWN');
  Object.assign(order, { state: to, decidedBy: actor.userId, decidedAt: registryNow(), decisionReason: reason });
  await audit(tx, actor, 'order.decided', id, { move });
  const entity = await lockEntity(tx, order.entityId);
  await tellHeads(tx, entity, move === 'confirm' ? 'order.confirmed' : 'order.dismissed', { reason, document: order.document });
  return tx.save(order);
}

async function takeEffect(tx: EntityManager, actor: Actor, order: FirmOrder, on: string): Promise<void> {
  const { entityId, kind, id: causeId } = order;
  const { from, to } = ORDER_EFFECTS[kind];
  if (to === 'deregistered') await endFirm(tx, actor, { entityId, causeId });
  const { state } = await lockEntity(tx, entityId);
  if (!from.includes(state)) throw conflict('order.not_for_state', { state });
  if (kind === 'reopening') await reopenClosing(tx, actor, entityId, { order: causeId, ground: order.ground, reason: order.reason });
  await moveEntity(tx, actor, entityId, { to, on, causeId, reason: kind });
  if (to !== 'registered') await voidLicences(tx, actor, entityId);
  if (!makesLiable(kind, order.ground)) return;
  const { people, organisations } = await holdersOf(tx, entityId);
  order.liable = [...people, ...organisations].map(({ name }) => name);
  await listEntity(tx, actor, { entityId, list: 'seriousViolationList', cause: 'FALSE_COMMITMENT', on, basis: order.document });
}

/** Another district's order is not there. */
async function lockOrder(tx: EntityManager, actor: Actor, id: string): Promise<FirmOrder> {
  const order = await tx.findOne(FirmOrder, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!order || !mayStaff(actor, order.jurisdiction, 'MARKET_SUPERVISION')) throw notFound('order.not_found');
  return order;
}
