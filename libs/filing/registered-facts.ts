import type { EntityManager } from 'typeorm';
import { REGISTERED_PARTS } from '#libs/catalogue';
import type { AddressFacts, Facts, PersonFacts } from '#libs/contract';
import type { WorldEntity } from '#libs/findings';
import { maskNumber } from '#libs/identifiers';
import { registryDate } from '#libs/kernel';
import { findNameOf, RegisterEntity, versionOn, type RegisterVersion } from '#libs/register';
import { openFacts } from './sealed-facts.ts';

/** The facts of an entity as they stood on a day, with every value; of a record that is older than this register what it says. */
export async function registeredFacts(tx: EntityManager, entityId: string, on = registryDate()): Promise<Facts> {
  const version = await versionOn(tx, entityId, on);
  return version ? versionFacts(version) : factsOfOldRecord(tx, entityId);
}

/** What a version of the register says, with every value. */
export function versionFacts(version: RegisterVersion): Facts {
  const { facts } = openFacts({ ...version, facts: version.facts });
  return Object.fromEntries(REGISTERED_PARTS.flatMap((part) => (facts[part] === undefined ? [] : [[part, facts[part]]])));
}

async function factsOfOldRecord(tx: EntityManager, entityId: string): Promise<Facts> {
  const entity = await tx.findOneBy(RegisterEntity, { id: entityId });
  if (!entity) return {};
  const name = await findNameOf(tx, entityId);
  // An old record has the fields of the rules' world, as far as it has them.
  const { domicile, businessScope, legalRepresentative } = entity.legacy as WorldEntity;
  const { division = '', tradeName = '', industryTerm = '', organizationalForm = '' } = name?.parts ?? {};
  return {
    ...(name ? { name: { full: name.full, division, tradeName, industryTerm, organizationalForm } } : {}),
    // It says where a firm is, not by what right.
    ...(domicile === undefined ? {} : { address: { divisionCode: entity.registry ?? '', text: domicile } as AddressFacts }),
    ...(businessScope ? { businessScope: [...businessScope] } : {}),
    ...(entity.registeredCapital === null ? {} : { registeredCapital: entity.registeredCapital }),
    ...(legalRepresentative === undefined ? {} : { people: [namedOnly('legalRepresentative', legalRepresentative)] }),
  };
}

/** Somebody of whom an old record has only the name. */
const namedOnly = (role: string, name: string): PersonFacts => ({
  key: role,
  name,
  document: { type: 'residentIdCard', number: '' },
  roles: [role],
});

/** Registered facts as those see them who file: numbers masked, no birth dates, no phone. */
export function withoutNumbers(facts: Facts): Facts {
  const people = facts.people?.map(({ birthDate: _birthDate, ...person }) => ({ ...person, ...masked(person), registered: true }));
  const { phone: _phone, ...fiveInOne } = facts.fiveInOne ?? {};
  return { ...facts, ...(people ? { people } : {}), ...(facts.fiveInOne ? { fiveInOne } : {}) };
}

const masked = ({ document }: PersonFacts): Pick<PersonFacts, 'document'> => ({ document: { ...document, number: maskNumber(document.number) } });

/** In a filing's own facts: those whose number was taken from the register, whose people the filer need not know. */
export const maskRegistered = (facts: Facts): Facts =>
  facts.people ? { ...facts, people: facts.people.map((person) => (person.registered ? { ...person, ...masked(person) } : person)) } : facts;

/** What the rules ask the register about an entity, where its facts stand here. */
export function knownFacts(facts: Facts): Partial<WorldEntity> & Record<string, unknown> {
  const named = (role: string): string | undefined => facts.people?.find(({ roles }) => roles.includes(role))?.name;
  const due = (facts.investors ?? []).flatMap(({ contributions }) => contributions.flatMap(({ dueOn, paidOn }) => (paidOn ? [] : (dueOn ?? []))));
  const last = due.sort().at(-1);
  const known: Record<string, unknown> = {
    domicile: facts.address?.text,
    businessScope: facts.businessScope,
    legalRepresentative: named('legalRepresentative'),
    operator: named('operator'),
    personInCharge: named('personInCharge'),
    registeredCapital: facts.registeredCapital ?? undefined,
    contributionsDueOn: last,
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}
