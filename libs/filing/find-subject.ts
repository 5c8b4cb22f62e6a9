import type { EntityManager } from 'typeorm';
import { ENTITY_TYPES } from '#libs/catalogue';
import type { EntityType, FilingFrame, FilingKind } from '#libs/contract';
import { invalid } from '#libs/kernel';
import { findEntityByCode, RegisterEntity } from '#libs/register';

/** Founds something new that stands by itself. Every other filing concerns an entity of the register; a branch, its parent. */
const WITHOUT_SUBJECT: readonly FilingKind[] = ['establishment'];
const ID = /^[0-9a-f]{8}-/;

/** A firm that stands in the register, as a filing names it: its own type counts, whatever type the filing names. */
export interface Subject {
  id: string;
  entityType?: EntityType;
}

/**
 * The register id of the entity a filing concerns, found by id or by code. Whoever files may name any entity: what the register says of it
 * is public, and its own people must sign. Whether it can be the subject of this filing is asked by the rules.
 */
export async function findSubject(tx: EntityManager, { kind, subject }: FilingFrame): Promise<Subject | null> {
  if (WITHOUT_SUBJECT.includes(kind)) {
    if (subject !== undefined) throw invalid('filing.subject_not_asked', { path: 'subject' });
    return null;
  }
  if (subject === undefined) throw invalid('filing.subject_missing', { path: 'subject' });
  const entity = ID.test(subject) ? await tx.findOneBy(RegisterEntity, { id: subject }) : await findEntityByCode(tx, subject);
  if (!entity) throw invalid('filing.subject_unknown', { path: 'subject' });
  const entityType = kind === 'branchEstablishment' ? undefined : ENTITY_TYPES.find((type) => type === entity.entityType);
  return { id: entity.id, ...(entityType ? { entityType } : {}) };
}

/** A branch is founded as a branch, everything else as itself. */
export function mustFitKind({ kind, entityType }: FilingFrame): void {
  if ((kind === 'branchEstablishment') !== (entityType === 'COMPANY_BRANCH') && (kind === 'branchEstablishment' || kind === 'establishment'))
    throw invalid('filing.kind_not_for_type', { path: 'entityType' });
}
