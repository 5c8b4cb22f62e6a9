import type { EntityManager } from 'typeorm';
import type { IdentityDocument, InterestView } from '#libs/contract';
import { personIndex } from '#libs/filing';
import { newId, notFound, registryNow, registryTime, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { StaffInterest } from './approval.entity.ts';
import { addressIndex, phoneIndex } from './interest-index.ts';

export type Declared =
  | { kind: 'relative'; label: string; document: IdentityDocument }
  | { kind: 'phone'; label: string; phone: string }
  | { kind: 'address'; label: string; address: string };

/** A member of staff says what ties them to people outside. Only a keyed hash is kept; saying it twice changes nothing. */
export async function declareInterest(tx: EntityManager, actor: Actor, declared: Declared): Promise<StaffInterest> {
  const { kind, label } = declared;
  const index = indexOf(declared);
  const row = { id: newId(), accountId: actor.userId, kind, index, label, declaredAt: registryNow() };
  await tx.createQueryBuilder().insert().into(StaffInterest).values(row).orIgnore().execute();
  const kept = await tx.findOneByOrFail(StaffInterest, { accountId: actor.userId, kind, index });
  if (kept.id === row.id) await audit(tx, actor, 'interest.declared', kept.id, { kind });
  return kept;
}

function indexOf(declared: Declared): Buffer {
  if (declared.kind === 'relative') return personIndex(declared.document);
  return declared.kind === 'phone' ? phoneIndex(declared.phone) : addressIndex(declared.address);
}

/** What no longer ties them; the audit trail keeps that it once did. */
export async function withdrawInterest(tx: EntityManager, actor: Actor, id: string): Promise<StaffInterest> {
  const found = await tx.findOneBy(StaffInterest, { id, accountId: actor.userId });
  if (!found) throw notFound('interest.not_found');
  await tx.delete(StaffInterest, { id });
  await audit(tx, actor, 'interest.withdrawn', id, { kind: found.kind });
  return found;
}

/** What the caller has declared, by the names they gave it. */
export async function ownInterests(tx: EntityManager, actor: Actor): Promise<InterestView[]> {
  const rows = await tx.find(StaffInterest, { where: { accountId: actor.userId }, order: { declaredAt: 'asc', id: 'asc' } });
  return rows.map(({ id, kind, label, declaredAt }) => ({ id, kind, label, declaredAt: registryTime(declaredAt) }));
}
