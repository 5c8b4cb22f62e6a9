import { In, IsNull, type EntityManager } from 'typeorm';
import { RegisterEntity, RegisterName } from './register.entity.ts';

/** The entity that bears a unified social credit code or a registration number. */
export const findEntityByCode = (tx: EntityManager, code: string): Promise<RegisterEntity | null> =>
  tx.findOne(RegisterEntity, { where: [{ unifiedSocialCreditCode: code }, { registrationNumber: code }] });

/** The name an entity bears now. */
export const findNameOf = (tx: EntityManager, entityId: string): Promise<RegisterName | null> =>
  tx.createQueryBuilder(RegisterName, 'n').where('n.entityId = :entityId and n.until is null', { entityId }).getOne();

/** How many live entities stand at one place. */
export async function countAtAddress(tx: EntityManager, addressKey: string): Promise<number> {
  return tx.countBy(RegisterEntity, { addressKey, state: 'registered' });
}

/** The branches of these entities, with the name each bears. */
export async function branchesOf(tx: EntityManager, parentIds: readonly string[]): Promise<{ parent: string; name: string; state: string }[]> {
  if (parentIds.length === 0) return [];
  const branches = await tx.findBy(RegisterEntity, { parentId: In([...parentIds]) });
  if (branches.length === 0) return [];
  const names = await tx.findBy(RegisterName, { entityId: In(branches.map(({ id }) => id)), until: IsNull() });
  return branches.map(({ id, parentId, state }) => ({
    parent: parentId ?? '',
    name: names.find(({ entityId }) => entityId === id)?.full ?? '',
    state,
  }));
}
