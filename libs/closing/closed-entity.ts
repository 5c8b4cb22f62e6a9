import type { EntityManager } from 'typeorm';
import type { ClosingEntity, EntityType } from '#libs/contract';
import { notFound } from '#libs/kernel';
import { findNameOf, RegisterEntity } from '#libs/register';

export type ClosedEntity = ClosingEntity;

/** The entity that a closing is about, as the register has it now. */
export async function closedEntity(tx: EntityManager, id: string): Promise<ClosedEntity> {
  const entity = await tx.findOneBy(RegisterEntity, { id });
  if (!entity) throw notFound('register.not_found');
  return {
    id,
    name: (await findNameOf(tx, id))?.full ?? '',
    code: entity.unifiedSocialCreditCode ?? entity.registrationNumber ?? '',
    entityType: entity.entityType as EntityType | null, // written from a filing's own type
    registry: entity.registry,
    state: entity.state,
  };
}
