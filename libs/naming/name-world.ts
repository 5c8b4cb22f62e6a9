import { In, IsNull, Not, type EntityManager } from 'typeorm';
import type { Law } from '#libs/catalogue';
import { nameKeys, type Application, type World, type WorldEntity, type WorldOpenFiling, type WorldReservation } from '#libs/findings';
import { registryDate } from '#libs/kernel';
import { lettersOf, RegisterEntity, RegisterName } from '#libs/register';
import { NameHold, NameReservation } from './naming.entity.ts';
import { poolOf } from './naming.rules.ts';

const NEIGHBOURS = 500;

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
  const full = application.name?.full ?? '';
  const keys = { ...nameKeys(full, law.names), pool: poolOf(application.jurisdiction) };
  // A name typed in parts may be told apart otherwise than the whole; neighbours of both readings are loaded.
  const tradeNames = [...new Set([keys.tradeName, application.name?.tradeName ?? ''])].filter(Boolean);
  const near = {
    pool: keys.pool,
    normalised: keys.normalised,
    tradeNames,
    pieces: tradeNames.flatMap(piecesOf),
    containing: tradeNames.filter((name) => [...name].length > 1).map((name) => `%${name.replace(/[\\%_]/g, '\\$&')}%`),
    // Branches have no trade name of their own; nothing empty is looked for.
    pinyin: keys.pinyin || null,
    letters: lettersOf(keys.normalised) || null,
  };
  return {
    entities: await neighbours(tx, near),
    reservations: await reservations(tx, near, application),
    openFilings: await openFilings(tx, near, application),
  };
}

interface Near {
  pool: string;
  normalised: string;
  tradeNames: string[];
  pieces: string[];
  containing: string[];
  pinyin: string | null;
  letters: string | null;
}

/** A trade name and every part of it of two characters and more. */
function piecesOf(tradeName: string): string[] {
  const letters = [...tradeName].slice(0, 12);
  return letters.flatMap((_, from) => letters.slice(from + 1).map((_, length) => letters.slice(from, from + length + 2).join('')));
}

async function neighbours(tx: EntityManager, near: Near): Promise<WorldEntity[]> {
  const names = await tx
    .createQueryBuilder(RegisterName, 'n')
    .where('n.pool = :pool', near)
    .andWhere(
      `(n.normalised = :normalised or n.letters = :letters or n.tradeName = any(:all) or n.tradeName like any(:containing) or n.pinyin = :pinyin)`,
      { ...near, all: [...near.tradeNames, ...near.pieces] },
    )
    .limit(NEIGHBOURS)
    .getMany();
  const ids = [...new Set(names.map((name) => name.entityId))];
  const entities = ids.length > 0 ? await tx.findBy(RegisterEntity, { id: In(ids) }) : [];
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
  const rows = await tx
    .createQueryBuilder(NameReservation, 'r')
    .where('r.endedAt is null')
    .andWhere(
      `(r.code = :quoted or
        (r.pool = :pool and (r.normalised = :normalised or r.letters = :letters or r.tradeName = any(:tradeNames) or r.pinyin = :pinyin)))`,
      { ...near, quoted },
    )
    .limit(NEIGHBOURS)
    .getMany();
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
