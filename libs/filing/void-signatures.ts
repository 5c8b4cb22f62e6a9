import { In, IsNull, type EntityManager } from 'typeorm';
import type { Facts } from '#libs/contract';
import { registryNow } from '#libs/kernel';
import { FilingParty, FilingSignature, type Filing } from './filing.entity.ts';
import { frameOf } from './filing.rules.ts';
import { indexesOf } from './person-index.ts';
import { changedParts, contentToSign } from './signed-content.ts';

/** Voids the signatures whose content is no longer what stands there, and says which parts changed. */
export async function voidTouchedSignatures(tx: EntityManager, filing: Filing, facts: Facts): Promise<void> {
  const signatures = await tx.findBy(FilingSignature, { filingId: filing.id, voidedAt: IsNull() });
  for (const signature of signatures) {
    const person = facts.people?.find(({ key }) => key === signature.personKey);
    const now = person && contentToSign(person, frameOf(filing), facts);
    if (now?.contentHash === signature.contentHash) continue;
    signature.voidedAt = registryNow();
    signature.voidedBy = now ? changedParts(signature.partHashes, now.partHashes) : ['people'];
    await tx.save(signature);
  }
  await removeLostPeople(tx, filing.id, facts);
}

/** Who shows up under a key with another paper is another person: nothing that the first one showed counts for them. */
export async function forgetReplacedPeople(tx: EntityManager, filingId: string, before: Facts, now: Facts): Promise<void> {
  const present = indexesOf(now.people);
  const replaced = [...indexesOf(before.people)].flatMap(([key, index]) => (present.get(key)?.equals(index) ? [] : [key]));
  if (replaced.length === 0) return;
  const forgotten = { userId: null, openedAt: null, identifiedAt: null, toldAt: null };
  await tx.update(FilingParty, { filingId, role: 'SIGNER', personKey: In(replaced) }, forgotten);
}

/** The link of someone who is no longer in the filing is dead. */
async function removeLostPeople(tx: EntityManager, filingId: string, facts: Facts): Promise<void> {
  const keys = new Set((facts.people ?? []).map((person) => person.key));
  const parties = await tx.findBy(FilingParty, { filingId, role: 'SIGNER', removedAt: IsNull() });
  for (const party of parties.filter(({ personKey }) => !keys.has(personKey))) await tx.update(FilingParty, party.id, { removedAt: registryNow() });
}
