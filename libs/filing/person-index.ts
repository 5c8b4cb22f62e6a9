import type { IdentityDocument, PersonFacts } from '#libs/contract';
import { normaliseNumber } from '#libs/identifiers';
import { blindIndex } from '#libs/platform';

/** The keyed hash by which one person is found in filings, register and lists; equal for every spelling of one number. */
export const personIndex = (document: IdentityDocument): Buffer => blindIndex(document.type, normaliseNumber(document.number));

/** Index of each person by key, in hex. People without a number have none. */
export const indexesOf = (people: readonly PersonFacts[] = []): Map<string, Buffer> =>
  new Map(people.filter((person) => person.document.number.trim() !== '').map((person) => [person.key, personIndex(person.document)]));
