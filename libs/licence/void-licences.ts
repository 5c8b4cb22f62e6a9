import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { Licence } from './licence.entity.ts';
import { LICENCE_MOVES } from './licence.state.ts';

/** The entity has ended or lost its right to trade: no paper of it counts any more, wherever it is checked. */
export async function voidLicences(tx: EntityManager, actor: Actor, entityId: string): Promise<void> {
  const licences = await tx.find(Licence, { where: { entityId }, lock: { mode: 'pessimistic_write' } });
  for (const licence of licences.filter(({ state }) => LICENCE_MOVES[state].includes('VOIDED'))) {
    await tx.update(Licence, licence.id, { state: 'VOIDED' });
    await audit(tx, actor, 'licence.voided', licence.id, { entityId });
  }
}
