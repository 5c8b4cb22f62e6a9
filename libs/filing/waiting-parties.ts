import { IsNull, Not, type EntityManager } from 'typeorm';
import { FilingParty, FilingSignature } from './filing.entity.ts';

/** Who was asked and has not done their part. */
export async function waitingParties(tx: EntityManager, filingId: string): Promise<FilingParty[]> {
  const parties = await tx.findBy(FilingParty, { filingId, role: 'SIGNER', removedAt: IsNull(), invitedAt: Not(IsNull()) });
  const signed = new Set((await tx.findBy(FilingSignature, { filingId, voidedAt: IsNull() })).map(({ personKey }) => personKey));
  return parties.filter(({ asks, personKey, identifiedAt }) => (asks === 'sign' ? !signed.has(personKey) : identifiedAt === null));
}
