import type { Facts, PersonFacts } from '#libs/contract';

/** Everyone is told who the entity is and what it does (process.md 3, "one form"). */
const PUBLIC_FIELDS = ['name', 'address', 'businessScope', 'registeredCapital', 'contributionAmount', 'businessTerm', 'compositionForm'] as const;
type Field = keyof Facts;

/** What a department is told besides, because its own tasks hang on it. */
const OWN_FIELDS: Readonly<Record<string, readonly Field[]>> = {
  TAX: ['investors', 'people', 'industryCode', 'operatingAddresses', 'fiveInOne'],
  HUMAN_RESOURCES: ['people', 'fiveInOne'],
  STATISTICS: ['industryCode', 'fiveInOne'],
  QUALITY: ['industryCode'],
  PUBLIC_SECURITY: ['people'],
};
const RECORDS = ['recordEstablishment', 'recordChange', 'recordDeregistration', 'sealFiling'];
const HEADS = ['legalRepresentative', 'operator', 'personInCharge'];

/**
 * The facts a message carries. Personal numbers go only with records to a department that keeps its own file on the person;
 * the publicity system and dual notifications get none.
 */
export function fieldsFor(what: string, department: string, facts: Facts): Partial<Facts> & { head: string | null } {
  const fields: readonly Field[] = [...PUBLIC_FIELDS, ...(RECORDS.includes(what) ? (OWN_FIELDS[department] ?? []) : [])];
  // Picked by name out of the facts, so it is still a part of them.
  const given = Object.fromEntries(fields.flatMap((field) => (facts[field] === undefined ? [] : [[field, facts[field]]]))) as Partial<Facts>;
  const people = facts.people ?? [];
  return {
    ...given,
    ...(given.people ? { people: concerned(people, what) } : {}),
    head: people.find((person) => person.roles.some((role) => HEADS.includes(role)))?.name ?? null,
  };
}

/** For a seal only the head is needed. */
const concerned = (people: readonly PersonFacts[], what: string): PersonFacts[] =>
  people.filter((person) => what !== 'sealFiling' || person.roles.some((role) => HEADS.includes(role)));
