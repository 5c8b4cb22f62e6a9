import { In, type EntityManager } from 'typeorm';
import type { Law } from '#libs/catalogue';
import { nameKeys, type Application, type World, type WorldEntity, type WorldOpenFiling, type WorldReservation } from '#libs/findings';
import { lettersOf, RegisterEntity, RegisterName } from '#libs/register';
import { NameHold, NameReservation } from './naming.entity.ts';
import { poolOf } from './naming.rules.ts';

const NEIGHBOURS = 500;

/** What a name is compared with: names near it in its pool, reservations and names of filings under way. */
export async function nameWorld(
  tx: EntityManager,
  law: Law,
  application: Application & { filingId: string; filerId: string },
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
    pinyin: keys.pinyin,
    letters: lettersOf(keys.normalised),
  };
  return {
    entities: await neighbours(tx, near),
    reservations: await reservations(tx, near, application),
    openFilings: await openFilings(tx, near, application.filingId),
  };
}

interface Near {
  pool: string;
  normalised: string;
  tradeNames: string[];
  pieces: string[];
  containing: string[];
  pinyin: string;
  letters: string;
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
      `(n.normalised = :normalised or n.letters = :letters or n.tradeName in (:...all) or n.tradeName like any(:containing) or n.pinyin = :pinyin)`,
      { ...near, all: [...near.tradeNames, ...near.pieces, ''] },
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

async function reservations(tx: EntityManager, near: Near, application: Application & { filerId: string }): Promise<WorldReservation[]> {
  const quoted = application.name?.reservation ?? '';
  const rows = await tx
    .createQueryBuilder(NameReservation, 'r')
    .where('r.pool = :pool and (r.normalised = :normalised or r.letters = :letters or r.tradeName in (:...tradeNames) or r.pinyin = :pinyin)', {
      ...near,
      tradeNames: [...near.tradeNames, ''],
    })
    .orWhere('r.code = :quoted', { quoted })
    .limit(NEIGHBOURS)
    .getMany();
  return rows.map((row) => ({
    id: row.code,
    name: row.name,
    reservedOn: row.reservedOn,
    validTo: row.validTo,
    applicants: row.applicantId === application.filerId ? 'own' : 'others',
  }));
}

/** Names other filings hold; the pool's few same names, never the filing's own. */
async function openFilings(tx: EntityManager, near: Near, filingId: string): Promise<WorldOpenFiling[]> {
  const holds = await tx.findBy(NameHold, { pool: near.pool, normalised: near.normalised });
  return holds.filter((hold) => hold.filingId !== filingId).map((hold) => ({ id: hold.filingId, name: hold.name }));
}
