import type { EntityManager } from 'typeorm';
import type { PermitHeld } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { conflict, invalid, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { FilingPermit, type Filing } from './filing.entity.ts';
import { isEditable } from './filing.rules.ts';
import { lockOwnFiling } from './lock-filing.ts';

/** The permits on a draft, in the order they were entered. */
export async function permitsHeld(tx: EntityManager, filingId: string): Promise<PermitHeld[]> {
  const rows = await tx.find(FilingPermit, { where: { filingId }, order: { place: 'asc' } });
  return rows.map(({ catalogueItem, number, authority, issuedOn, validTo }) => ({
    catalogueItem,
    number,
    authority,
    issuedOn,
    ...(validTo === null ? {} : { validTo }),
  }));
}

/**
 * Says which permits the applicants hold, in place of what was said before. They lie beside the facts: nobody signs them, the authority of each
 * item checks them against its own books.
 */
export async function setPermits(tx: EntityManager, actor: Actor, filingId: string, permits: readonly PermitHeld[]): Promise<Filing> {
  const filing = await lockOwnFiling(tx, actor, filingId);
  if (!isEditable(filing.state)) throw conflict('filing.not_editable', { state: filing.state });
  await mustBeRight(tx, permits);
  await tx.delete(FilingPermit, { filingId });
  const rows = permits.map((permit, place) => ({ ...tidied(permit), filingId, place, validTo: permit.validTo ?? null }));
  if (rows.length > 0) await tx.insert(FilingPermit, rows);
  await audit(tx, actor, 'filing.permits_set', filing.id, { items: permits.map(({ catalogueItem }) => catalogueItem) });
  filing.changedAt = registryNow();
  return tx.save(filing);
}

/** Each names an item of a catalogue, and ends after it begins. */
async function mustBeRight(tx: EntityManager, permits: readonly PermitHeld[]): Promise<void> {
  const law = await lawNow(tx);
  permits.forEach(({ catalogueItem, issuedOn, validTo }, index) => {
    const known = law.permits.preApproval(catalogueItem) ?? law.permits.postApproval(catalogueItem);
    if (!known) throw invalid('permit.item_unknown', { path: `permits[${index}].catalogueItem` });
    if (validTo !== undefined && validTo < issuedOn) throw invalid('permit.ends_before_it_begins', { path: `permits[${index}].validTo` });
  });
}

const tidied = ({ number, authority, ...permit }: PermitHeld): PermitHeld => ({ ...permit, number: number.trim(), authority: authority.trim() });
