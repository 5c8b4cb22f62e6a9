import { In, IsNull, Not, type EntityManager } from 'typeorm';
import type { Law } from '#libs/catalogue';
import type { Application, World, WorldEntity, WorldOpenFiling, WorldReservation } from '#libs/findings';
import { registryDate } from '#libs/kernel';
import { RegisterEntity, RegisterName } from '#libs/register';
import { NameHold, NameReservation } from './naming.entity.ts';
import { AT_FIRST, AT_LENGTH, namesNear, nearTo, reservationsNear, type NameFound, type Near } from './names-near.ts';

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

/** What the rules see of a neighbour. */
type Bearer = Pick<
  RegisterEntity,
  'id' | 'unifiedSocialCreditCode' | 'registrationNumber' | 'entityType' | 'entityTypeCode' | 'registry' | 'state' | 'stateOn' | 'establishedOn'
> &
  Pick<RegisterEntity, 'registeredCapital' | 'legacy'>;
type BorneName = Pick<RegisterName, 'full' | 'parts' | 'until'>;

/** One that counts raises a finding, and five are shown: a question that was cut off is asked at length only where fewer of its rows count. */
const SHOWN = 5;

async function neighbours(tx: EntityManager, near: Near): Promise<WorldEntity[]> {
  const first = await namesNear(tx, near, AT_FIRST);
  return worldEntities(isCutOffInVain(first) ? await namesNear(tx, near, AT_LENGTH) : first);
}

/** Whether a question was cut off of whose rows too few are of names that are borne today: those of the past may all be free again. */
function isCutOffInVain(found: readonly NameFound[]): boolean {
  const answers = new Map<string, number>();
  const borne = new Map<string, number>();
  const count = (by: Map<string, number>, question: string): unknown => by.set(question, (by.get(question) ?? 0) + 1);
  for (const { by, state, until } of found) {
    for (const question of by) {
      count(answers, question);
      if (state === 'registered' && until === null) count(borne, question);
    }
  }
  return [...answers].some(([question, rows]) => rows >= AT_FIRST && (borne.get(question) ?? 0) < SHOWN);
}

function worldEntities(rows: readonly NameFound[]): WorldEntity[] {
  const bearers = new Map(rows.map((row) => [row.id, row]));
  return [...bearers.values()].map((bearer) =>
    worldEntity(
      { ...bearer, registeredCapital: bearer.registeredCapital === null ? null : Number(bearer.registeredCapital) },
      rows.filter((row) => row.id === bearer.id),
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
export function worldEntity(entity: Bearer, names: readonly BorneName[]): WorldEntity {
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
