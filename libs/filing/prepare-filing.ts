import { IsNull, type EntityManager } from 'typeorm';
import { mustNotBeHeld } from '#libs/hold';
import { conflict, newId, notFound, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { FilingParty, FilingSignature, type Filing } from './filing.entity.ts';
import { frameOf } from './filing.rules.ts';
import { lockOwnFiling } from './lock-filing.ts';
import { openFacts } from './sealed-facts.ts';
import { contentToSign } from './signed-content.ts';

/** Under this key a clerk is a filer beside the applicant. */
const AT_THE_WINDOW = 'window';

/** A clerk may act in a filing as its filer does; the filing stays the applicant's. Another clerk takes the first one's place. */
export async function letPrepare(tx: EntityManager, filingId: string, clerk: Actor): Promise<void> {
  const known = await tx.findOneBy(FilingParty, { filingId, role: 'FILER', personKey: AT_THE_WINDOW });
  if (known) await tx.update(FilingParty, known.id, { userId: clerk.userId, removedAt: null });
  else await tx.insert(FilingParty, { id: newId(), filingId, userId: clerk.userId, role: 'FILER', personKey: AT_THE_WINDOW });
  await audit(tx, clerk, 'filing.prepared_for_applicant', filingId);
}

/** A clerk has seen a person sign the printed content and the paper that shows who they are. The signature is over exactly that content. */
export async function signOnPaper(tx: EntityManager, clerk: Actor, filingId: string, personKey: string): Promise<Filing> {
  const filing = await lockOwnFiling(tx, clerk, filingId);
  if (clerk.kind !== 'staff' || filing.channel !== 'window') throw conflict('signing.not_at_the_window');
  if (filing.state !== 'AWAITING_SIGNATURES') throw conflict('signing.not_open', { state: filing.state });
  await mustNotBeHeld(tx, filingId);
  const { facts } = openFacts(filing);
  const person = facts.people?.find(({ key }) => key === personKey);
  const party = await tx.findOneBy(FilingParty, { filingId, role: 'SIGNER', personKey, removedAt: IsNull() });
  if (!person || !party) throw notFound('signing.not_found');

  party.identifiedAt ??= registryNow();
  await tx.save(party);
  const signed = await tx.existsBy(FilingSignature, { filingId, personKey, voidedAt: IsNull() });
  if (party.asks === 'sign' && !signed) {
    const { contentHash, partHashes } = contentToSign(person, frameOf(filing), facts);
    const signature = { id: newId(), filingId, personKey, userId: clerk.userId, contentHash, partHashes };
    await tx.insert(FilingSignature, { ...signature, method: 'paper', signedAt: registryNow() });
    await audit(tx, clerk, 'filing.signed_on_paper', filingId, { signature: signature.id, person: personKey, contentHash });
  }
  return filing;
}
