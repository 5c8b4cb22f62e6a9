import { In, IsNull, LessThanOrEqual, MoreThanOrEqual, type EntityManager } from 'typeorm';
import type { DelegationView, WalletRow } from '#libs/contract';
import { accountIdentity } from '#libs/identity';
import { conflict, notFound, registryDate, registryTime, type Actor } from '#libs/kernel';
import { Licence } from '#libs/licence';
import { RegisterEntity, RegisterName, RegisterPerson } from '#libs/register';
import { LicenceDelegation } from './delegation.entity.ts';

/** Who answers for a firm, and so has its electronic licence. */
const HEADS = ['legalRepresentative', 'operator', 'personInCharge', 'councilChair', 'investor', 'managingPartner', 'delegatedRepresentative'];

/** By what right somebody shows a licence. */
export type Right = { as: 'head' } | { as: 'delegate'; delegation: LicenceDelegation };

async function ownIndex(tx: EntityManager, actor: Actor): Promise<Buffer> {
  const identity = await accountIdentity(tx, actor.userId);
  if (!identity) throw conflict('identity.not_proved');
  return identity.index;
}

/** Delegations that hold today. */
const holding = (today: string) => ({ revokedAt: IsNull(), validFrom: LessThanOrEqual(today), validTo: MoreThanOrEqual(today) });

/** The firms whose licence the caller may show: as whoever answers for them, or for a matter. */
export async function walletOf(tx: EntityManager, actor: Actor): Promise<WalletRow[]> {
  const index = await ownIndex(tx, actor);
  const posts = await tx.findBy(RegisterPerson, { personIndex: index, role: In(HEADS), until: IsNull() });
  const given = await tx.findBy(LicenceDelegation, { personIndex: index, ...holding(registryDate()) });
  const headed = new Set(posts.map(({ entityId }) => entityId));
  const rows: WalletRow[] = [];
  for (const entityId of headed) rows.push(...(await rowOf(tx, entityId, null)));
  for (const delegation of given.filter(({ entityId }) => !headed.has(entityId))) rows.push(...(await rowOf(tx, delegation.entityId, delegation)));
  return rows;
}

async function rowOf(tx: EntityManager, entityId: string, delegation: LicenceDelegation | null): Promise<WalletRow[]> {
  const licence = await licenceInForce(tx, entityId);
  const name = await tx.findOneBy(RegisterName, { entityId, until: IsNull() });
  if (!licence) return [];
  const { code, issuedOn } = licence;
  const right = delegation && { matter: delegation.matter, until: delegation.validTo };
  return [{ entityId, name: name?.full ?? '', code, issuedOn, delegated: right }];
}

/** The licence of a firm that counts today; none of a firm that ended, nor while its papers are still drawn. */
export async function licenceInForce(tx: EntityManager, entityId: string): Promise<Licence | null> {
  const licence = await tx.findOneBy(Licence, { entityId, state: 'ISSUED' });
  const alive = licence && (await tx.existsBy(RegisterEntity, { id: entityId, state: 'registered' }));
  return alive && licence.originalSha256 ? licence : null;
}

/** By what right the caller shows the licence of a firm; for everyone else the firm is not there. */
export async function rightOf(tx: EntityManager, actor: Actor, entityId: string): Promise<Right> {
  const personIndex = await ownIndex(tx, actor);
  if (await tx.existsBy(RegisterPerson, { entityId, personIndex, role: In(HEADS), until: IsNull() })) return { as: 'head' };
  const delegation = await tx.findOneBy(LicenceDelegation, { entityId, personIndex, ...holding(registryDate()) });
  if (!delegation) throw notFound('firm.not_found');
  return { as: 'delegate', delegation };
}

/** Only whoever answers for a firm lends its licence. */
export async function mustBeHead(tx: EntityManager, actor: Actor, entityId: string): Promise<void> {
  if ((await rightOf(tx, actor, entityId)).as !== 'head') throw notFound('firm.not_found');
}

/** To whom a licence was lent, the last first. */
export async function delegationsOf(tx: EntityManager, actor: Actor, entityId: string): Promise<DelegationView[]> {
  await mustBeHead(tx, actor, entityId);
  const rows = await tx.find(LicenceDelegation, { where: { entityId }, order: { givenAt: 'desc' }, take: 200 });
  return rows.map(({ id, personName, matter, validFrom, validTo, givenAt, revokedAt }) => ({
    ...{ id, personName, matter, validFrom, validTo },
    givenAt: registryTime(givenAt),
    revokedAt: revokedAt && registryTime(revokedAt),
  }));
}
