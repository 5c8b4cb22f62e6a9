import { IsNull, type EntityManager } from 'typeorm';
import type { NameKeys } from '#libs/findings';
import { notFound } from '#libs/kernel';
import { enterName } from './enter-in-register.ts';
import { recordVersion, type VersionEntry } from './record-version.ts';
import { RegisterEntity, RegisterName, RegisterNumber, RegisterPerson, RegisterVersion, type NumberKind } from './register.entity.ts';
import { addressKey } from './register.rules.ts';

export interface RegisteredPerson {
  role: string;
  name: string;
  personIndex: Buffer;
}

export interface ChangeEntry extends Omit<VersionEntry, 'filingId'> {
  entityId: string;
  filingId: string;
  entityType: string;
  entityTypeCode: string | null;
  registry: string;
  unifiedSocialCreditCode: string | null;
  registrationNumber: string | null;
  organizationCode: string | null;
  name: { full: string; keys: NameKeys; individual: boolean } | null;
  /** `null`: not known, so nobody's post ends. */
  posts: RegisteredPerson[] | null;
  holders: RegisteredPerson[] | null;
}

/** Holds the entity that a filing concerns, so that two changes of one firm are entered one after the other. */
export async function lockEntity(tx: EntityManager, id: string): Promise<RegisterEntity> {
  const entity = await tx.findOne(RegisterEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!entity) throw notFound('register.entity_not_found');
  return entity;
}

/** Enters a change: a further version, a former name, former posts, numbers that stay findable. A filing is entered once, whoever asks twice. */
export async function changeInRegister(tx: EntityManager, entry: ChangeEntry): Promise<RegisterEntity> {
  const entity = await lockEntity(tx, entry.entityId);
  if (await tx.existsBy(RegisterVersion, { entityId: entity.id, filingId: entry.filingId })) return entity;
  await keepOldNumbers(tx, entity, entry);
  const { facts } = entry;
  Object.assign(entity, {
    entityType: entry.entityType,
    entityTypeCode: entry.entityTypeCode,
    registry: entry.registry,
    unifiedSocialCreditCode: entry.unifiedSocialCreditCode,
    registrationNumber: entry.registrationNumber,
    organizationCode: entry.organizationCode,
    registeredCapital: facts.registeredCapital ?? entity.registeredCapital,
    addressKey: facts.address ? addressKey(facts.address.text) : entity.addressKey,
    legacy: stillOfTheOldRecord(entity, entry),
  });
  await tx.save(entity);
  await recordVersion(tx, entity, entry);
  if (entry.name) await renameTo(tx, entity, entry.name, entry);
  await replacePeople(tx, entity.id, entry.posts, entry.validFrom, 'posts');
  await replacePeople(tx, entity.id, entry.holders, entry.validFrom, 'holders');
  return entity;
}

/** What an old record said and the new version says now is no longer read from the old record. */
function stillOfTheOldRecord(entity: RegisterEntity, entry: ChangeEntry): object {
  const said = [
    'division',
    'tradeName',
    'industryTerm',
    'organizationalForm',
    'domicile',
    'legalRepresentative',
    'businessScope',
    'registeredCapital',
  ];
  const gone = new Set([
    ...said,
    ...(entry.facts.investors ? ['contributionsDueOn'] : []),
    ...(entry.unifiedSocialCreditCode ? ['licenceCodeMode'] : []),
  ]);
  return Object.fromEntries(Object.entries(entity.legacy).filter(([field]) => !gone.has(field)));
}

const NUMBERS: readonly [keyof Pick<RegisterEntity, 'unifiedSocialCreditCode' | 'registrationNumber' | 'organizationCode'>, NumberKind][] = [
  ['unifiedSocialCreditCode', 'UNIFIED_SOCIAL_CREDIT_CODE'],
  ['registrationNumber', 'REGISTRATION_NUMBER'],
  ['organizationCode', 'ORGANIZATION_CODE'],
];

/** A number that is given up stays findable, and so do those that a first unified code takes the place of. */
async function keepOldNumbers(tx: EntityManager, entity: RegisterEntity, entry: ChangeEntry): Promise<void> {
  const converted = entity.unifiedSocialCreditCode === null && entry.unifiedSocialCreditCode !== null;
  const old = NUMBERS.flatMap(([field, kind]) => {
    const number = entity[field];
    return number !== null && (converted || entry[field] !== number) ? [{ number, kind, entityId: entity.id, until: entry.validFrom }] : [];
  });
  if (old.length > 0) await tx.createQueryBuilder().insert().into(RegisterNumber).values(old).orIgnore().execute();
}

async function renameTo(tx: EntityManager, entity: RegisterEntity, name: NonNullable<ChangeEntry['name']>, entry: ChangeEntry): Promise<void> {
  const borne = await tx.findBy(RegisterName, { entityId: entity.id, until: IsNull() });
  const registry = entry.registry;
  if (borne.some(({ full, pool, individual }) => full === name.full && pool === registry.slice(0, 4) && individual === name.individual)) return;
  for (const { id } of borne) await tx.update(RegisterName, id, { until: entry.validFrom });
  await enterName(tx, { ...name, entityId: entity.id, entityType: entity.entityType, registry, parts: entry.facts.name ?? {} });
}

const HOLDINGS = ['holder', 'soleHolder'];

/** Posts or holdings that are no more end with the day; those that go on keep the day on which they began. */
async function replacePeople(
  tx: EntityManager,
  entityId: string,
  people: RegisteredPerson[] | null,
  on: string,
  what: 'posts' | 'holders',
): Promise<void> {
  if (people === null) return;
  const all = await tx.findBy(RegisterPerson, { entityId, until: IsNull() });
  const own = all.filter(({ role }) => HOLDINGS.includes(role) === (what === 'holders'));
  const isSame = (one: RegisteredPerson, other: RegisteredPerson): boolean => one.role === other.role && one.personIndex.equals(other.personIndex);
  for (const row of own.filter((one) => !people.some((person) => isSame(one, person)))) await tx.update(RegisterPerson, row.id, { until: on });
  const added = people.filter((person) => !own.some((one) => isSame(one, person)));
  if (added.length > 0)
    await tx.insert(
      RegisterPerson,
      added.map((person) => ({ ...person, entityId, validFrom: on, until: null })),
    );
}
