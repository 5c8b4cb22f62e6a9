import type { EntityManager } from 'typeorm';
import type { Facts } from '#libs/contract';
import type { NameKeys } from '#libs/findings';
import { newId } from '#libs/kernel';
import { indexName } from './name-index.ts';
import { addressKey } from './register.rules.ts';
import { recordVersion } from './record-version.ts';
import { RegisterEntity, RegisterName, RegisterPerson } from './register.entity.ts';

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
  name: Pick<NameEntry, 'full' | 'keys' | 'individual'> | null;
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
  await recordVersion(tx, entity, { ...entry, kind: 'entry', validFrom: entry.establishedOn });
  if (entry.name)
    await enterName(tx, {
      ...entry.name,
      entityType: entity.entityType,
      entityId: entity.id,
      registry: entry.registry,
      parts: entry.facts.name ?? {},
    });
  const people = entry.people.map((person) => ({ ...person, entityId: entity.id, validFrom: entry.establishedOn, until: null }));
  await tx.insert(RegisterPerson, people);
  return entity;
}

/** A name that an entity bears, or bore `until` a day. */
export interface NameEntry {
  entityId: string;
  entityType: string | null;
  registry: string;
  full: string;
  keys: NameKeys;
  parts?: RegisterName['parts'];
  /** Among which it is compared. */
  individual: boolean;
  until?: string | null;
}

/** Enters a name in all the forms in which names are compared, so that it is found by the next one that is like it. */
export async function enterName(tx: EntityManager, entry: NameEntry): Promise<void> {
  const { entityId, entityType, full, keys, individual, until = null } = entry;
  const { division, tradeName, industryTerm, organizationalForm } = entry.parts ?? {};
  const name = { id: newId(), pool: entry.registry.slice(0, 4), individual, tradeName: keys.tradeName, industryTerm: keys.industryTerm };
  await tx.insert(RegisterName, {
    ...name,
    entityId,
    full,
    normalised: keys.normalised,
    pinyin: keys.pinyin,
    letters: lettersOf(keys.normalised),
    parts: { division, tradeName, industryTerm, organizationalForm },
    until,
  });
  // Of a branch only the identical text counts.
  if (entityType !== 'COMPANY_BRANCH') await indexName(tx, name.id, name);
}

/** The characters of a normalised name in one fixed order. */
export const lettersOf = (normalised: string): string => [...normalised].sort().join('');
