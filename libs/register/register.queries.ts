import { In, IsNull, type EntityManager } from 'typeorm';
import { RegisterEntity, RegisterName, RegisterNumber, RegisterPerson, RegisterVersion } from './register.entity.ts';

/** The entity that bears a number, or bore it once, or was given it by another office. */
export async function findEntityByCode(tx: EntityManager, code: string): Promise<RegisterEntity | null> {
  const bearer =
    (await tx.findOneBy(RegisterEntity, { unifiedSocialCreditCode: code })) ?? (await tx.findOneBy(RegisterEntity, { registrationNumber: code }));
  if (bearer) return bearer;
  const former = await tx.find(RegisterNumber, { where: { number: code }, order: { kind: 'desc' }, take: 1 });
  const [named] = former;
  return named ? tx.findOneBy(RegisterEntity, { id: named.entityId }) : tx.findOneBy(RegisterEntity, { organizationCode: code });
}

/** What the register says of an entity as of a day, as it is known now or was known at an earlier moment; `null` before its first day. */
export const versionOn = (tx: EntityManager, entityId: string, on: string, knownAt?: Date): Promise<RegisterVersion | null> =>
  tx
    .createQueryBuilder(RegisterVersion, 'v')
    .where('v.entityId = :entityId and v.validFrom <= :on', { entityId, on })
    .andWhere(knownAt ? 'v.recordedAt <= :knownAt' : 'true', { knownAt })
    .orderBy('v.validFrom', 'DESC')
    .addOrderBy('v.version', 'DESC')
    .limit(1)
    .getOne();

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

/** The facts of an entity as they stand: those of its newest version. */
export const newestVersion = (tx: EntityManager, entityId: string): Promise<RegisterVersion | null> =>
  tx.findOne(RegisterVersion, { where: { entityId }, order: { version: 'desc' } });

const HOLDS = ['holder', 'soleHolder', 'operator', 'investor'];
const HEADS = ['legalRepresentative', 'operator', 'investor', 'councilChair', 'personInCharge', 'managingPartner'];

export interface Holders {
  people: { name: string; personIndex: Buffer }[];
  /** With those who can sign for them, where the register knows them. */
  organisations: { name: string; heads: Buffer[] }[];
}

/** Ids of the entities whose head the person is now, by the keyed hash of their paper. */
export async function firmsHeadedBy(tx: EntityManager, personIndex: Buffer): Promise<string[]> {
  const posts = await tx.findBy(RegisterPerson, { personIndex, role: In(HEADS), until: IsNull() });
  return [...new Set(posts.map(({ entityId }) => entityId))];
}

/** Who holds an entity, as far as the register knows. */
export async function holdersOf(tx: EntityManager, entityId: string): Promise<Holders> {
  const posts = await tx.findBy(RegisterPerson, { entityId, role: In(HOLDS), until: IsNull() });
  const people = [...new Map(posts.map(({ name, personIndex }) => [personIndex.toString('hex'), { name, personIndex }])).values()];
  const version = await newestVersion(tx, entityId);
  const investors = version?.facts.investors ?? [];
  const named = investors.flatMap(({ organisation }) => organisation ?? []);
  const organisations: Holders['organisations'] = [];
  for (const { name, unifiedSocialCreditCode } of named) {
    const entity = await findEntityByCode(tx, unifiedSocialCreditCode);
    const heads = entity ? await tx.findBy(RegisterPerson, { entityId: entity.id, role: In(HEADS), until: IsNull() }) : [];
    organisations.push({ name, heads: heads.map(({ personIndex }) => personIndex) });
  }
  return { people, organisations };
}
