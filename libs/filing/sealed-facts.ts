import type { Facts } from '#libs/contract';
import { seal, unseal, type SealedValues } from '#libs/platform';

const HANDLE = 'sealed:';

/** A handle in the place of a personal value: the path it stands at. */
const handle = (path: string): string => `${HANDLE}${path}`;
const isHandle = (value: unknown): value is string => typeof value === 'string' && value.startsWith(HANDLE);

/**
 * Takes the personal values out of facts: identity numbers, birth dates, the phone. Facts without them may be stored and logged;
 * the values go into one ciphertext of the row that keeps the facts.
 */
export function splitFacts(facts: Facts): { facts: Facts; values: SealedValues } {
  const values: SealedValues = {};
  const hide = <T extends string | undefined>(path: string, value: T): T | string => {
    if (value === undefined) return value;
    values[path] = value;
    return handle(path);
  };
  const people = facts.people?.map((person, index) => ({
    ...person,
    document: { ...person.document, number: hide(`people[${index}].document.number`, person.document.number) },
    ...(person.birthDate === undefined ? {} : { birthDate: hide(`people[${index}].birthDate`, person.birthDate) }),
  }));
  const fiveInOne = facts.fiveInOne && {
    ...facts.fiveInOne,
    ...(facts.fiveInOne.phone === undefined ? {} : { phone: hide('fiveInOne.phone', facts.fiveInOne.phone) }),
  };
  return { facts: { ...facts, ...(people ? { people } : {}), ...(fiveInOne ? { fiveInOne } : {}) }, values };
}

/** Puts the values back where their handles stand. */
export function joinFacts(facts: Facts, values: SealedValues): Facts {
  const show = <T>(value: T): T | string => (isHandle(value) ? (values[value.slice(HANDLE.length)] ?? '') : value);
  return {
    ...facts,
    ...(facts.people
      ? {
          people: facts.people.map((person) => ({
            ...person,
            document: { ...person.document, number: show(person.document.number) },
            ...(person.birthDate === undefined ? {} : { birthDate: show(person.birthDate) }),
          })),
        }
      : {}),
    ...(facts.fiveInOne
      ? { fiveInOne: { ...facts.fiveInOne, ...(facts.fiveInOne.phone === undefined ? {} : { phone: show(facts.fiveInOne.phone) }) } }
      : {}),
  };
}

/** Where a person can be reached; lies beside the facts, in the same ciphertext. */
export interface Contact {
  email?: string;
  mobile?: string;
}
export type Contacts = Record<string, Contact>;

const CONTACT = /^contacts\.(.+)\.(email|mobile)$/;

/** One ciphertext for a row: the values of its facts and the contacts of its people. */
export function sealFacts(facts: Facts, contacts: Contacts, rowId: string): { facts: Facts; sealed: string } {
  const split = splitFacts(facts);
  const reach = Object.fromEntries(
    Object.entries(contacts).flatMap(([key, contact]) =>
      Object.entries(contact).flatMap(([way, value]: [string, string | undefined]) => (value ? [[`contacts.${key}.${way}`, value]] : [])),
    ),
  );
  return { facts: split.facts, sealed: seal({ ...split.values, ...reach }, rowId) };
}

/** Facts with every value, and the contacts, of a stored row. */
export function openFacts(row: { id: string; facts: Facts; sealed: string }): { facts: Facts; contacts: Contacts } {
  const values = unseal(row.sealed, row.id);
  const contacts: Contacts = {};
  for (const [path, value] of Object.entries(values)) {
    const [, key, way] = CONTACT.exec(path) ?? [];
    if (key && (way === 'email' || way === 'mobile')) contacts[key] = { ...contacts[key], [way]: value };
  }
  return { facts: joinFacts(row.facts, values), contacts };
}
