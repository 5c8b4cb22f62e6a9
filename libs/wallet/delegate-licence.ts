import type { EntityManager } from 'typeorm';
import type { IdentityDocument, IsoDate } from '#libs/contract';
import { personIndex } from '#libs/filing';
import { checkIdentityDocument } from '#libs/identifiers';
import { addDays, invalid, newId, notFound, registryDate, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { LicenceDelegation } from './delegation.entity.ts';
import { mustBeHead } from './holder.queries.ts';

export interface Loan {
  entityId: string;
  name: string;
  document: IdentityDocument;
  matter: string;
  from: IsoDate;
  to: IsoDate;
}

/** So long at most: an own figure. */
export const MOST_DAYS = 365;

/** Lets a person show the firm's licence for one matter and one period. Their number is kept as a hash only. */
export async function delegateLicence(tx: EntityManager, actor: Actor, loan: Loan): Promise<LicenceDelegation> {
  await mustBeHead(tx, actor, loan.entityId);
  const today = registryDate();
  if (loan.from < today || loan.to < loan.from || loan.to > addDays(loan.from, MOST_DAYS))
    throw invalid('wallet.period_wrong', { path: 'to', days: MOST_DAYS });
  if (checkIdentityDocument(loan.document, today).faults.length > 0) throw invalid('wallet.number_wrong', { path: 'document.number' });
  const { entityId, matter } = loan;
  const delegation = tx.create(LicenceDelegation, {
    ...{ id: newId(), entityId, matter, personName: loan.name, personIndex: personIndex(loan.document), validFrom: loan.from, validTo: loan.to },
    ...{ givenBy: actor.userId, givenAt: registryNow(), revokedAt: null },
  });
  await tx.insert(LicenceDelegation, delegation);
  await audit(tx, actor, 'licence.delegated', delegation.id, { entity: entityId, from: loan.from, to: loan.to });
  return delegation;
}

/** Takes it back at once: a code that is being shown counts no more either. */
export async function revokeDelegation(tx: EntityManager, actor: Actor, entityId: string, id: string): Promise<void> {
  await mustBeHead(tx, actor, entityId);
  const delegation = await tx.findOneBy(LicenceDelegation, { id, entityId });
  if (!delegation) throw notFound('wallet.delegation_not_found');
  if (delegation.revokedAt) return;
  await tx.update(LicenceDelegation, id, { revokedAt: registryNow() });
  await audit(tx, actor, 'licence.delegation_revoked', id, { entity: entityId });
}
