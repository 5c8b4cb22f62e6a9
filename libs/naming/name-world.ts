import { In, IsNull, Not, type EntityManager } from 'typeorm';
import type { Law } from '#libs/catalogue';
import type { Application, World, WorldEntity, WorldOpenFiling, WorldReservation } from '#libs/findings';
import { registryDate } from '#libs/kernel';
import { RegisterEntity, RegisterName } from '#libs/register';
import { NameHold, NameReservation } from './naming.entity.ts';
import { namesNear, nearTo, reservationsNear, type Near } from './names-near.ts';

/** Whose name it is. */
export interface NameOwner {
  /** `null`: a name is only looked at. Then what the same account has under way does not count. */
  filingId: string | null;
  filerId: string;
  /** Handed in before: the name is the filing's for as long as it is open. */
  handedIn?: boolean;
}

/** What a name is compared with: names near it in its pool, reservations and names of filings under way. */
export async function nameWorld(
  tx: EntityManager,
  law: Law,
  application: Application & NameOwner,
): Promise<Pick<World, 'entities' | 'reservations' | 'openFilings'>> {
  const near = nearTo(law, application);
  return {
    entities: await neighbours(tx, near),
    reservations: await reservations(tx, near, application),
    openFilings: await openFilings(tx, near, application),
  };
}

async function neighbours(tx: EntityManager, near: Near): Promise<WorldEntity[]> {
  const ids = await namesNear(tx, near);
  const names = ids.length > 0 ? await tx.findBy(RegisterName, { id: In(ids) }) : [];
  const bearers = [...new Set(names.map((name) => name.entityId))];
  const entities = bearers.length > 0 ? await tx.findBy(RegisterEntity, { id: In(bearers) }) : [];
  return entities.map((entity) =>
    worldEntity(
      entity,
      names.filter((name) => name.entityId === entity.id),
    ),
  );
}

/** Entities of the register, by id or by unified social credit code. */
export async function entitiesNamed(tx: EntityManager, ids: readonly string[], codes: readonly string[]): Promise<WorldEntity[]> {
  if (ids.length === 0 && codes.length === 0) return [];
  const entities = await tx.find(RegisterEntity, { where: [{ id: In([...ids]) }, { unifiedSocialCreditCode: In([...codes]) }] });
  const names = entities.length > 0 ? await tx.findBy(RegisterName, { entityId: In(entities.map(({ id }) => id)) }) : [];
  return entities.map((entity) =>
    worldEntity(
      entity,
      names.filter((name) => name.entityId === entity.id),
    ),
  );
}

/** An entity as the rules see it. */
export function worldEntity(entity: RegisterEntity, names: RegisterName[]): WorldEntity {
  const current = names.find((name) => name.until === null);
  return {
    ...entity.legacy,
    ...current?.parts,
    id: entity.id,
    name: current?.full,
    unifiedSocialCreditCode: entity.unifiedSocialCreditCode ?? undefined,
    registrationNumber: entity.registrationNumber ?? undefined,
    entityType: entity.entityType ?? undefined,
    entityTypeCode: entity.entityTypeCode ?? undefined,
    jurisdiction: entity.registry ?? undefined,
    state: entity.state,
    stateOn: entity.stateOn ?? undefined,
    establishedOn: entity.establishedOn ?? undefined,
    registeredCapital: entity.registeredCapital ?? undefined,
    formerNames: names.filter((name) => name.until !== null).map((name) => ({ name: name.full, until: name.until ?? undefined })),
  };
}

async function reservations(tx: EntityManager, near: Near, application: Application & NameOwner): Promise<WorldReservation[]> {
  const quoted = application.name?.reservation ?? '';
  const ids = await reservationsNear(tx, near, quoted);
  const rows = ids.length > 0 ? await tx.findBy(NameReservation, { id: In(ids) }) : [];
  const kept = application.handedIn && quoted !== '' ? await tx.findOneBy(NameHold, { filingId: application.filingId ?? IsNull() }) : null;
  const today = registryDate();
  return rows.map((row) => ({
    id: row.code,
    name: row.name,
    reservedOn: row.reservedOn,
    validTo: row.id === kept?.reservationId && row.validTo < today ? today : row.validTo,
    applicants: row.applicantId === application.filerId ? 'own' : 'others',
  }));
}

/** Names other filings hold; the pool's few same names, never the filing's own. */
async function openFilings(tx: EntityManager, near: Near, { filingId, filerId }: NameOwner): Promise<WorldOpenFiling[]> {
  const holds = await tx.findBy(NameHold, { pool: near.pool, normalised: near.normalised, filingId: Not(IsNull()) });
  const others = holds.filter((hold) => (filingId === null ? hold.holderId !== filerId : hold.filingId !== filingId));
  return others.map((hold) => ({ id: hold.filingId ?? undefined, name: hold.name }));
}
