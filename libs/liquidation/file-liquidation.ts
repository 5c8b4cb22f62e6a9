import { In, IsNull, type EntityManager } from 'typeorm';
import { closeAnnouncement, publishAnnouncement } from '#libs/announcement';
import type { EntityType, LiquidationState } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { CLOSINGS, Filing } from '#libs/filing';
import { accountIdentity } from '#libs/identity';
import { conflict, newId, notFound, registryDate, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { findNameOf, lockEntity, RegisterEntity, RegisterPerson } from '#libs/register';
import { Liquidation } from './liquidation.entity.ts';
import { daysOfLiquidation, mustBeWhole, type LiquidationFacts } from './liquidation.rules.ts';
import { mustLeadTo } from './liquidation.state.ts';

/**
 * The group that winds a firm up is filed, and the same moment its creditors are called. Whoever files stands in the register as one of the
 * firm's own people: for everyone else the firm is not there to be dissolved.
 */
export async function fileLiquidation(tx: EntityManager, actor: Actor, entityId: string, facts: LiquidationFacts): Promise<Liquidation> {
  if (!(await isOwnPerson(tx, actor, entityId))) throw notFound('firm.not_found');
  const entity = await lockEntity(tx, entityId);
  if (entity.state === 'deregistered') throw conflict('closing.already_closed');
  const underWay = { subject: entityId, kind: In([...CLOSINGS]), state: In(['SUBMITTED', 'IN_REVIEW', 'APPROVED']) };
  if (await tx.existsBy(Filing, underWay)) throw conflict('closing.under_way');
  if (await tx.existsBy(Liquidation, { entityId, state: 'RUNNING' })) throw conflict('liquidation.under_way');
  const on = registryDate();
  mustBeWhole(facts, on, entity.establishedOn);
  const id = newId();
  // Written from a filing's own type.
  const { fileBy, endsOn } = daysOfLiquidation(await lawNow(tx), entity.entityType as EntityType, facts.dissolvedOn, on);
  const announcement = await publishAnnouncement(tx, actor, {
    kind: 'creditors',
    entityId,
    causeId: id,
    jurisdiction: entity.registry ?? '',
    name: (await findNameOf(tx, entityId))?.full ?? '',
    code: entity.unifiedSocialCreditCode ?? entity.registrationNumber ?? '',
    entityType: entity.entityType ?? '',
    isPublic: true,
    publishedOn: on,
    endsOn,
  });
  const row = tx.create(Liquidation, {
    ...{ id, entityId, filerId: actor.userId, announcementId: announcement.id, state: 'RUNNING' as const, fileBy, publishedOn: on, endsOn },
    ...{ ground: facts.ground, dissolvedOn: facts.dissolvedOn, members: [...facts.members], claimsAddress: facts.claimsAddress },
    ...{ filedAt: registryNow(), toldAt: null, endedAt: null },
  });
  await tx.insert(Liquidation, row);
  await audit(tx, actor, 'liquidation.filed', id, { entityId, endsOn });
  return row;
}

/** The dissolution is undone, as long as nobody applied for the end. */
export async function withdrawLiquidation(tx: EntityManager, actor: Actor, id: string): Promise<Liquidation> {
  const seen = await tx.findOneBy(Liquidation, { id, filerId: actor.userId });
  if (!seen) throw notFound('liquidation.not_found');
  await lockEntity(tx, seen.entityId);
  const underWay = { subject: seen.entityId, kind: 'deregistration' as const, state: In(['SUBMITTED', 'IN_REVIEW', 'APPROVED']) };
  if (await tx.existsBy(Filing, underWay)) throw conflict('closing.under_way');
  return end(tx, actor, id, 'WITHDRAWN');
}

/** The firm has ended: so have its liquidation and the notice. The caller holds the firm. */
export async function endLiquidation(tx: EntityManager, actor: Actor, entityId: string): Promise<void> {
  const running = await tx.findOneBy(Liquidation, { entityId, state: 'RUNNING' });
  if (running) await end(tx, actor, running.id, 'DONE');
}

async function end(tx: EntityManager, actor: Actor, id: string, to: LiquidationState & ('DONE' | 'WITHDRAWN')): Promise<Liquidation> {
  const row = await tx.findOneOrFail(Liquidation, { where: { id }, lock: { mode: 'pessimistic_write' } });
  mustLeadTo(row.state, to);
  Object.assign(row, { state: to, endedAt: registryNow() });
  await closeAnnouncement(tx, actor, row.announcementId, to);
  await audit(tx, actor, 'liquidation.ended', id, { to });
  return tx.save(row);
}

/** Whether the caller has proved to be one of the people whom the register names for the firm today. */
export async function isOwnPerson(tx: EntityManager, { userId }: Actor, entityId: string): Promise<boolean> {
  const identity = await accountIdentity(tx, userId);
  if (!identity || !(await tx.existsBy(RegisterEntity, { id: entityId }))) return false;
  return tx.existsBy(RegisterPerson, { entityId, personIndex: identity.index, until: IsNull() });
}
