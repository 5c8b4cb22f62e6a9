import type { EntityManager } from 'typeorm';
import { conflict, mayStaff, notFound, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { findEntityByCode, lockEntity } from '#libs/register';
import type { EndReason } from './draft-licence.ts';
import { Licence } from './licence.entity.ts';

export interface LicenceEnd {
  /** `SURRENDERED`: handed back; `VOIDED`: it could not be had back, and is published as void [SMR 37]. */
  reason: Extract<EndReason, 'SURRENDERED' | 'VOIDED'>;
  /** What it rests on. */
  basis: string;
}

/** An officer of the registry takes the licence in force back, or declares it void; wherever it is checked it counts no more from that moment. */
export async function endLicence(tx: EntityManager, actor: Actor, code: string, { reason, basis }: LicenceEnd): Promise<Licence> {
  const entity = await findEntityByCode(tx, code.normalize('NFKC').trim().toUpperCase());
  if (!entity || !mayStaff(actor, entity.registry ?? '', 'MARKET_SUPERVISION')) throw notFound('register.entity_not_found');
  await lockEntity(tx, entity.id);
  const licence = await tx.findOne(Licence, { where: { entityId: entity.id, state: 'ISSUED' }, lock: { mode: 'pessimistic_write' } });
  if (!licence) throw conflict('licence.none_in_force');
  Object.assign(licence, { state: 'VOIDED', endedAt: registryNow(), endReason: reason });
  await audit(tx, actor, 'licence.voided', licence.id, { entityId: entity.id, reason, basis });
  return tx.save(licence);
}
