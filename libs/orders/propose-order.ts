import { In, type EntityManager } from 'typeorm';
import { publishAnnouncement } from '#libs/announcement';
import type { EntityType, FirmOrderKind } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { conflict, invalid, mayStaff, newId, notFound, registryDate, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { findEntityByCode, findNameOf, lockEntity, type RegisterEntity } from '#libs/register';
import { FirmOrder } from './order.entity.ts';
import { hearingEnd, REOPENS } from './order.rules.ts';
import { ORDER_EFFECTS } from './order.state.ts';
import { tellHeads } from './tell-heads.ts';

export interface NewOrder {
  kind: FirmOrderKind;
  /** Any number that the entity bears or bore. */
  code: string;
  ground: string;
  document: string;
  reason: string;
}

/** An officer of the registry proposes an act; the firm is told in the same transaction where it may be heard. One at a time about an entity. */
export async function proposeOrder(tx: EntityManager, actor: Actor, { kind, code, ground, document, reason }: NewOrder): Promise<FirmOrder> {
  const found = await findEntityByCode(tx, code.normalize('NFKC').trim().toUpperCase());
  if (!found || !mayStaff(actor, found.registry ?? '', 'MARKET_SUPERVISION')) throw notFound('register.entity_not_found');
  const entity = await lockEntity(tx, found.id);
  const { from } = ORDER_EFFECTS[kind];
  if (!from.includes(entity.state)) throw conflict('order.not_for_state', { state: entity.state });
  if (kind === 'reopening' && !REOPENS.some((one) => one === ground)) throw invalid('order.ground_unknown', { path: 'ground' });
  if (await tx.existsBy(FirmOrder, { entityId: entity.id, state: In(['PROPOSED', 'HEARING']) })) throw conflict('order.under_way');
  const on = registryDate();
  // Written from a filing's own type.
  const hearingEndsOn = hearingEnd(await lawNow(tx), kind, entity.entityType as EntityType, on);
  const id = newId();
  const announcementId = hearingEndsOn === null ? null : await announce(tx, actor, entity, { id, kind, on, endsOn: hearingEndsOn });
  const order = tx.create(FirmOrder, {
    ...{ id, entityId: entity.id, jurisdiction: entity.registry ?? '', kind, ground, document, reason, announcementId, hearingEndsOn },
    ...{ state: hearingEndsOn === null ? ('PROPOSED' as const) : ('HEARING' as const), proposedBy: actor.userId, proposedAt: registryNow() },
    ...{ statement: null, decidedBy: null, decidedAt: null, decisionReason: null, liable: [] },
  });
  await tx.insert(FirmOrder, order);
  await audit(tx, actor, 'order.proposed', id, { kind, entityId: entity.id, hearingEndsOn });
  if (hearingEndsOn !== null) await tellHeads(tx, entity, 'order.hearing', { reason, endsOn: hearingEndsOn });
  return order;
}

/** A striking off is public from the first day; of a revocation only the firm is told before it is decided. */
async function announce(
  tx: EntityManager,
  actor: Actor,
  entity: RegisterEntity,
  { id, kind, on, endsOn }: { id: string; kind: FirmOrderKind; on: string; endsOn: string },
): Promise<string> {
  const announcement = await publishAnnouncement(tx, actor, {
    kind: kind === 'strikingOff' ? 'strikingOff' : 'revocation',
    ...{ entityId: entity.id, causeId: id, jurisdiction: entity.registry ?? '', entityType: entity.entityType ?? '' },
    name: (await findNameOf(tx, entity.id))?.full ?? '',
    code: entity.unifiedSocialCreditCode ?? entity.registrationNumber ?? '',
    isPublic: kind === 'strikingOff',
    publishedOn: on,
    endsOn,
  });
  return announcement.id;
}
