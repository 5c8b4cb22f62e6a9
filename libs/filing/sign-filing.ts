import { IsNull, type EntityManager } from 'typeorm';
import type { PasskeyAskView, PasskeyAssertion, PersonFacts, SignedContent } from '#libs/contract';
import { mustNotBeHeld } from '#libs/hold';
import { accountIdentity, accountName, askPasskey, assertPasskey } from '#libs/identity';
import { conflict, invalid, newId, notFound, registryNow, registryTime, type Actor } from '#libs/kernel';
import { audit, record } from '#libs/platform';
import { isLinkOver } from './asking.rules.ts';
import { Filing, FilingParty, FilingSignature } from './filing.entity.ts';
import { filingSigned } from './filing.messages.ts';
import { frameOf } from './filing.rules.ts';
import { lockFiling } from './lock-filing.ts';
import { personIndex } from './person-index.ts';
import { openFacts } from './sealed-facts.ts';
import { contentToSign } from './signed-content.ts';
import { partyOfToken } from './signing-link.ts';

export interface Signing {
  party: FilingParty;
  filing: Filing;
  person: PersonFacts;
  /** Whether the caller has proved to be this person. */
  isPerson: boolean;
  content: SignedContent;
  contentHash: string;
  partHashes: Record<string, string>;
}

/** What a signing link leads to; whoever acts on it holds the filing. A link that was never given, or is dead, leads nowhere. */
export async function openSigning(tx: EntityManager, actor: Actor, token: string, hold: 'hold' | 'look' = 'hold'): Promise<Signing> {
  const partyId = partyOfToken(token);
  const party = partyId ? await tx.findOneBy(FilingParty, { id: partyId, removedAt: IsNull() }) : null;
  if (!party) throw notFound('signing.not_found');
  const filing = hold === 'hold' ? await lockFiling(tx, party.filingId) : await tx.findOneByOrFail(Filing, { id: party.filingId });
  const { facts } = openFacts(filing);
  const person = facts.people?.find(({ key }) => key === party.personKey);
  if (!person || ['WITHDRAWN', 'EXPIRED'].includes(filing.state)) throw notFound('signing.not_found');
  if (isLinkOver(party, registryNow()) && !(await hasDonePart(tx, party))) {
    throw conflict('signing.link_over', { by: await accountName(tx, filing.filerId), until: registryTime(party.linkUntil ?? registryNow()) });
  }

  const identity = await accountIdentity(tx, actor.userId);
  const isPerson = identity !== null && identity.index.equals(personIndex(person.document));
  if (isPerson) await noteVisit(tx, actor, party);
  return { party, filing, person, isPerson, ...contentToSign(person, frameOf(filing), facts) };
}

/** Who has signed or confirmed still sees what it was, however old the link. */
async function hasDonePart(tx: EntityManager, { filingId, personKey, asks, identifiedAt }: FilingParty): Promise<boolean> {
  return asks === 'sign' ? tx.existsBy(FilingSignature, { filingId, personKey, voidedAt: IsNull() }) : identifiedAt !== null;
}

/** The first time the right person opens the link, they become a party and their identity counts as shown. */
async function noteVisit(tx: EntityManager, actor: Actor, party: FilingParty): Promise<void> {
  if (party.openedAt && party.userId === actor.userId) return;
  party.userId = actor.userId;
  party.openedAt ??= registryNow();
  if (party.asks === 'sign') party.identifiedAt ??= registryNow();
  await tx.save(party);
}

/** What a passkey says yes to. */
const actOf = (contentHash: string): string => `sign ${contentHash}`;

/** What the browser asks of the person's passkeys before they sign what they are shown. */
export async function askToSign(tx: EntityManager, actor: Actor, token: string): Promise<PasskeyAskView> {
  const signing = await openSigning(tx, actor, token, 'look');
  mustBePerson(signing, 'sign');
  return askPasskey(tx, actor.userId, actOf(signing.contentHash));
}

export interface SignInput {
  token: string;
  contentHash: string;
  /** Absent: the caller has asked for the password. */
  passkey?: PasskeyAssertion | undefined;
}

/** A person signs exactly the content they were shown. Signing twice changes nothing. */
export async function signFiling(tx: EntityManager, actor: Actor, input: SignInput): Promise<Signing> {
  const signing = await openSigning(tx, actor, input.token);
  mustBePerson(signing, 'sign');
  if (signing.filing.state !== 'AWAITING_SIGNATURES') throw conflict('signing.not_open', { state: signing.filing.state });
  await mustNotBeHeld(tx, signing.filing.id);
  if (signing.contentHash !== input.contentHash) throw conflict('signing.content_changed', { path: 'contentHash' });

  const { filing, party, contentHash, partHashes } = signing;
  const earlier = await tx.findOneBy(FilingSignature, { filingId: filing.id, personKey: party.personKey, voidedAt: IsNull() });
  if (!earlier) {
    const id = newId();
    const evidence = input.passkey ? await assertPasskey(tx, actor.userId, input.passkey, actOf(contentHash)) : null;
    await tx.insert(FilingSignature, {
      id,
      filingId: filing.id,
      personKey: party.personKey,
      userId: actor.userId,
      contentHash,
      partHashes,
      method: evidence ? 'passkey' : 'password',
      evidence,
      signedAt: registryNow(),
    });
    await audit(tx, actor, 'filing.signed', filing.id, { signature: id, contentHash });
    await record(tx, filingSigned, { filingId: filing.id });
  }
  return signing;
}

/** Someone who does not sign but takes part shows who they are and that they know of it. */
export async function confirmPart(tx: EntityManager, actor: Actor, token: string): Promise<Signing> {
  const signing = await openSigning(tx, actor, token);
  mustBePerson(signing, 'identify');
  await mustNotBeHeld(tx, signing.filing.id);
  if (!signing.party.identifiedAt) {
    signing.party.identifiedAt = registryNow();
    await tx.save(signing.party);
    await audit(tx, actor, 'filing.part_confirmed', signing.filing.id);
  }
  return signing;
}

function mustBePerson({ isPerson, party }: Signing, asks: 'sign' | 'identify'): void {
  if (!isPerson) throw conflict('signing.not_this_person');
  if (party.asks !== asks) throw invalid('signing.asks_otherwise', { asks: party.asks });
}
