import { In, IsNull, type EntityManager } from 'typeorm';
import { findAccountByIdentity } from '#libs/identity';
import { canonicalJson, conflict, invalid, mayStaff, newId, notFound, registryDate, type Actor } from '#libs/kernel';
import { notify, type NoticeKind } from '#libs/notice';
import { audit, blindIndex } from '#libs/platform';
import { findNameOf, lockEntity, RegisterPerson, type RegisterEntity } from '#libs/register';
import { isOpenGround } from './listing.rules.ts';
import { SupervisionEntry } from './supervision.entity.ts';

export interface Ground {
  entityId: string;
  list: 'abnormalList' | 'seriousViolationList';
  cause: string;
  /** Of a missing annual report: which year's. */
  year?: number;
  on: string;
  /** What the decision rests on. */
  basis: string;
}

/** Puts a firm on a list for one ground. Each ground is a row of its own, with its own remedy and its own time. */
export async function listEntity(tx: EntityManager, actor: Actor, ground: Ground): Promise<SupervisionEntry> {
  const entity = await ownEntity(tx, actor, ground.entityId);
  const { entityId, list, cause, year, on, basis } = ground;
  if (entity.state === 'deregistered') throw conflict('listing.firm_ended');
  if (on > registryDate() || on < (entity.establishedOn ?? '')) throw invalid('listing.day_wrong', { path: 'on' });
  const open = (await tx.findBy(SupervisionEntry, { entityId, list })).filter((entry) => isOpenGround(entry, registryDate()));
  if (open.some(({ details }) => details['cause'] === cause && (details['year'] ?? null) === (year ?? null)))
    throw conflict('listing.listed_already');
  const details = { cause, ...(year === undefined ? {} : { year }), listedOn: on, basis, authority: entity.registry };
  const naturalKey = blindIndex('listing', canonicalJson([entityId, list, cause, year ?? null, on]));
  const entry = tx.create(SupervisionEntry, { id: newId(), list, entityId, personIndex: null, subject: null, details, naturalKey });
  await tx.save(entry);
  await audit(tx, actor, 'listing.entered', entry.id, { entity: entityId, list, cause });
  await tellHeads(tx, entity, 'listing.entered');
  return entry;
}

/** One remedy cures one ground. The firm is off the list on the day on which the last of its grounds is cured; a final order is cured by none. */
export async function cureGround(
  tx: EntityManager,
  actor: Actor,
  id: string,
  { on, remedy }: { on: string; remedy: string },
): Promise<SupervisionEntry> {
  const found = await tx.findOneBy(SupervisionEntry, { id, list: In(['abnormalList', 'seriousViolationList']) });
  if (!found?.entityId) throw notFound('listing.not_found');
  const entity = await ownEntity(tx, actor, found.entityId, 'listing.not_found');
  const entry = await tx.findOneByOrFail(SupervisionEntry, { id });
  const today = registryDate();
  if (entity.state !== 'registered') throw conflict('listing.final_order', { state: entity.state });
  if (!isOpenGround(entry, today)) throw conflict('listing.cured_already');
  if (on > today || on < String(entry.details['listedOn'])) throw invalid('listing.day_wrong', { path: 'on' });
  entry.details = { ...entry.details, removedOn: on, remedy };
  await tx.save(entry);
  await audit(tx, actor, 'listing.ground_cured', id, { entity: entity.id, on });
  const rest = (await tx.findBy(SupervisionEntry, { entityId: entity.id, list: entry.list })).filter((one) => isOpenGround(one, today));
  if (rest.length === 0) await tellHeads(tx, entity, 'listing.ended');
  return entry;
}

async function ownEntity(tx: EntityManager, actor: Actor, id: string, otherwise = 'register.entity_not_found'): Promise<RegisterEntity> {
  const entity = await lockEntity(tx, id);
  if (!mayStaff(actor, entity.registry ?? '', 'MARKET_SUPERVISION')) throw notFound(otherwise);
  return entity;
}

const HEADS = ['legalRepresentative', 'operator', 'personInCharge', 'councilChair', 'managingPartner', 'investor'];

/** Whoever answers for the firm, once each, however many posts they hold; those without an account read it on the firm's public page. */
async function tellHeads(tx: EntityManager, entity: RegisterEntity, kind: NoticeKind): Promise<void> {
  const posts = await tx.findBy(RegisterPerson, { entityId: entity.id, role: In(HEADS), until: IsNull() });
  const name = (await findNameOf(tx, entity.id))?.full ?? '';
  const indexes = new Map(posts.map(({ personIndex }) => [personIndex.toString('hex'), personIndex]));
  for (const index of indexes.values()) {
    const account = await findAccountByIdentity(tx, index);
    if (account) await notify(tx, { to: account.id, kind, filingId: null, params: { name } });
  }
}
