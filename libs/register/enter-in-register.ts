import type { EntityManager } from 'typeorm';
import type { Facts } from '#libs/contract';
import type { NameKeys } from '#libs/findings';
import { newId, registryNow } from '#libs/kernel';
import { addressKey } from './register.rules.ts';
import { RegisterEntity, RegisterName, RegisterPerson, RegisterVersion } from './register.entity.ts';

export interface Entry {
  filingId: string;
  round: number;
  entityType: string;
  entityTypeCode: string;
  registry: string;
  unifiedSocialCreditCode: string | null;
  registrationNumber: string | null;
  organizationCode: string | null;
  /** Of a branch: the entity whose it is. */
  parentId: string | null;
  establishedOn: string;
  /** Facts with handles; the sealed values belong to the new version's id. */
  facts: Facts;
  sealFor: (versionId: string) => string;
  name: { full: string; keys: NameKeys } | null;
  people: { role: string; name: string; personIndex: Buffer }[];
}

/** Enters a new entity with its first version, name and people. A filing enters one entity, whoever asks twice. */
export async function enterInRegister(tx: EntityManager, entry: Entry): Promise<RegisterEntity> {
  const known = await tx.findOneBy(RegisterEntity, { createdByFiling: entry.filingId });
  if (known) return known;

  const entity = tx.create(RegisterEntity, {
    id: newId(),
    unifiedSocialCreditCode: entry.unifiedSocialCreditCode,
    registrationNumber: entry.registrationNumber,
    organizationCode: entry.organizationCode,
    entityType: entry.entityType,
    entityTypeCode: entry.entityTypeCode,
    registry: entry.registry,
    state: 'registered',
    stateOn: entry.establishedOn,
    establishedOn: entry.establishedOn,
    createdByFiling: entry.filingId,
    parentId: entry.parentId,
    registeredCapital: entry.facts.registeredCapital ?? null,
    addressKey: entry.facts.address ? addressKey(entry.facts.address.text) : null,
    legacy: {},
  });
  await tx.insert(RegisterEntity, entity);
  await enterVersion(tx, entity.id, entry);
  if (entry.name) await enterName(tx, entity.id, entry.registry, entry.name.full, entry.name.keys, entry.facts.name ?? {});
  const people = entry.people.map((person) => ({ ...person, entityId: entity.id, validFrom: entry.establishedOn, until: null }));
  await tx.insert(RegisterPerson, people);
  return entity;
}

async function enterVersion(tx: EntityManager, entityId: string, entry: Entry): Promise<void> {
  const id = newId();
  await tx.insert(RegisterVersion, {
    id,
    entityId,
    version: 1,
    filingId: entry.filingId,
    round: entry.round,
    facts: entry.facts,
    sealed: entry.sealFor(id),
    validFrom: entry.establishedOn,
    recordedAt: registryNow(),
  });
}

/** Enters a name as borne by an entity, in all the forms in which names are compared. */
export async function enterName(
  tx: EntityManager,
  entityId: string,
  registry: string,
  full: string,
  keys: NameKeys,
  parts: RegisterName['parts'],
  until: string | null = null,
): Promise<void> {
  const { division, tradeName, industryTerm, organizationalForm } = parts;
  await tx.insert(RegisterName, {
    entityId,
    pool: registry.slice(0, 4),
    full,
    normalised: keys.normalised,
    tradeName: keys.tradeName,
    pinyin: keys.pinyin,
    industryTerm: keys.industryTerm,
    letters: lettersOf(keys.normalised),
    parts: { division, tradeName, industryTerm, organizationalForm },
    until,
  });
}

/** The characters of a normalised name in one fixed order. */
export const lettersOf = (normalised: string): string => [...normalised].sort().join('');
