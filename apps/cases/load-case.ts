import type { EntityManager } from 'typeorm';
import type { Law } from '#libs/catalogue';
import { enterOldNotice } from '#libs/closing';
import type { IdentityDocument } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { personIndex } from '#libs/filing';
import { isIndividual, nameKeys, type WorldEntity } from '#libs/findings';
import { newId, registryDate, SYSTEM } from '#libs/kernel';
import { NameHold, poolOf, reserveName } from '#libs/naming';
import { addressKey, enterName, RegisterEntity, RegisterPerson, ENTITY_STATES } from '#libs/register';
import { LISTS, SupervisionEntry } from '#libs/supervision';

type Row = Record<string, unknown>;
type Person = { key: string; name: string; document: IdentityDocument };
export type CaseRegister = Partial<Record<(typeof LISTS)[number], Row[]>> & {
  entities?: WorldEntity[];
  reservations?: { id: string; name: string; reservedOn: string; validTo: string; applicants: string }[];
  openFilings?: { id: string; name: string }[];
  people?: Person[];
};

export interface Loading {
  register?: CaseRegister;
  people?: Person[];
  jurisdiction?: string;
  filerId?: string;
  /** A notice that ran before the day of the case, about this entity. */
  notice?: { subject: string; publishedOn: string; objections: Row[] };
}

/** Ids of the entities, by the ids the case gives them. */
type Ids = Record<string, string>;

export async function loadCase(tx: EntityManager, { register = {}, people = [], jurisdiction = '330300', filerId, notice }: Loading): Promise<Ids> {
  const law = await lawNow(tx);
  const ids: Ids = {};
  for (const entity of register.entities ?? []) ids[entity.id ?? ''] = await loadEntity(tx, law, entity, { people, jurisdiction });
  for (const { id, applicants, ...reservation } of register.reservations ?? []) {
    await reserveName(tx, law, { ...reservation, code: id, jurisdiction, applicantId: applicants === 'own' ? (filerId ?? null) : null });
  }
  for (const { name } of register.openFilings ?? []) {
    await tx.insert(NameHold, { pool: poolOf(jurisdiction), normalised: nameKeys(name, law.names).normalised, filingId: newId(), name });
  }
  if (notice) await enterOldNotice(tx, SYSTEM, { ...notice, entityId: ids[notice.subject] ?? '', objections: madeBefore(notice.objections) });
  for (const list of LISTS) for (const row of register[list] ?? []) await tx.save(tx.create(SupervisionEntry, entryOf(list, row, ids, people)));
  return ids;
}

/** What was objected by the day of the case; later objections are made when their day has come. */
const madeBefore = (objections: readonly Row[]) =>
  objections
    .filter(({ on }) => String(on) <= registryDate())
    .map(({ by, on, reason, struck, valid }) => ({
      by: String(by),
      on: String(on),
      reason: typeof reason === 'string' ? reason : '',
      struck: struck === true || valid === false,
    }));

/** An entity may lack facts: what is not said is unknown. */
async function loadEntity(tx: EntityManager, law: Law, entity: WorldEntity, around: { people: Person[]; jurisdiction: string }): Promise<string> {
  const { id: _id, name, formerNames, soleHolderPerson, ...facts } = entity;
  const id = newId();
  const registry = facts.jurisdiction ?? around.jurisdiction;
  await tx.insert(RegisterEntity, {
    id,
    unifiedSocialCreditCode: facts.unifiedSocialCreditCode ?? null,
    registrationNumber: facts.registrationNumber ?? null,
    organizationCode: facts.organizationCode ?? facts.unifiedSocialCreditCode?.slice(8, 17) ?? null,
    entityType: facts.entityType ?? null,
    entityTypeCode: facts.entityTypeCode ?? null,
    registry,
    state: ENTITY_STATES.find((state) => state === facts.state) ?? 'registered',
    stateOn: facts.stateOn ?? null,
    establishedOn: facts.establishedOn ?? null,
    registeredCapital: facts.registeredCapital ?? null,
    addressKey: facts.domicile ? addressKey(facts.domicile) : null,
    legacy: facts,
  });
  const pool = poolOf(registry) === poolOf(around.jurisdiction) ? registry : around.jurisdiction;
  const bearer = {
    entityId: id,
    entityType: facts.entityType ?? null,
    registry: pool,
    individual: isIndividual(facts.entityType, name ?? '', law.names),
  };
  if (name) await enterName(tx, { ...bearer, full: name, keys: nameKeys(name, law.names, known(facts)), parts: facts });
  for (const former of formerNames ?? []) {
    if (former.name) await enterName(tx, { ...bearer, full: former.name, keys: nameKeys(former.name, law.names), until: former.until ?? null });
  }
  const sole = around.people.find(({ key }) => key === soleHolderPerson);
  if (sole)
    await tx.insert(RegisterPerson, {
      entityId: id,
      role: 'soleHolder',
      name: sole.name,
      personIndex: personIndex(sole.document),
      validFrom: null,
      until: null,
    });
  return id;
}

const known = ({ division, tradeName, industryTerm, organizationalForm }: WorldEntity) => ({
  ...(division === undefined ? {} : { division }),
  ...(tradeName === undefined ? {} : { tradeName }),
  ...(industryTerm === undefined ? {} : { industryTerm }),
  ...(organizationalForm === undefined ? {} : { organizationalForm }),
});

/** What an entry hangs on: an entity, a person, or a name. */
function entryOf(list: (typeof LISTS)[number], row: Row, ids: Ids, people: Person[]): Partial<SupervisionEntry> {
  const entity = [row['entity'], row['parent'], row['holder']].find((id): id is string => typeof id === 'string' && id in ids);
  const person = people.find(({ key }) => key === row['person']);
  const subject = [row['holder'], row['text'], row['tradeName'], row['name']].find(
    (text): text is string => typeof text === 'string' && !(text in ids),
  );
  return {
    list,
    entityId: entity === undefined || list === 'postRestrictions' ? null : (ids[entity] ?? null),
    personIndex: person ? personIndex(person.document) : null,
    subject: subject === undefined ? null : list === 'addressUse' ? addressKey(subject) : subject,
    details: row,
  };
}
