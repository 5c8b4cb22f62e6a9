import type { EntityManager } from 'typeorm';
import type { PersonFacts } from '#libs/contract';
import { FilingPerson } from './filing.entity.ts';
import { indexesOf } from './person-index.ts';

/** Keeps the keyed hashes of a filing's people as its facts have them now. */
export async function indexPeople(tx: EntityManager, filingId: string, people: readonly PersonFacts[]): Promise<void> {
  await tx.delete(FilingPerson, { filingId });
  const names = new Map(people.map((person) => [person.key, person.name]));
  const rows = [...indexesOf(people)].map(([personKey, personIndex]) => ({ filingId, personKey, name: names.get(personKey) ?? '', personIndex }));
  if (rows.length > 0) await tx.insert(FilingPerson, rows);
}
