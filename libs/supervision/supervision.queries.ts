import { In, type EntityManager } from 'typeorm';
import { SupervisionEntry, type ListName } from './supervision.entity.ts';

export interface Subjects {
  entityIds: string[];
  personIndexes: Buffer[];
  /** Holders' names, addresses, trade names. */
  subjects: string[];
}

/** Every entry of every list that concerns these entities, people or names. */
export async function entriesAbout(tx: EntityManager, { entityIds, personIndexes, subjects }: Subjects): Promise<SupervisionEntry[]> {
  const wanted = [
    ...(entityIds.length > 0 ? [{ entityId: In(entityIds) }] : []),
    ...(personIndexes.length > 0 ? [{ personIndex: In(personIndexes) }] : []),
    ...(subjects.length > 0 ? [{ subject: In(subjects) }] : []),
  ];
  return wanted.length > 0 ? tx.findBy(SupervisionEntry, wanted) : [];
}

/** The permits someone holds, by the name they were given to. */
export const permitsOf = (tx: EntityManager, holder: string): Promise<SupervisionEntry[]> =>
  tx.findBy(SupervisionEntry, { list: 'permits' satisfies ListName, subject: holder });
