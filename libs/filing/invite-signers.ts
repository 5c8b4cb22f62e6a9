import { type DataSource, type EntityManager } from 'typeorm';
import { findAccountByIdentity } from '#libs/identity';
import { mailWords, notify, sendMail, type NoticeKind } from '#libs/notice';
import { registryNow } from '#libs/kernel';
import { config } from '#libs/platform';
import { Filing, FilingParty, FilingSignature } from './filing.entity.ts';
import { lockFiling } from './lock-filing.ts';
import { partParams } from './part-labels.ts';
import { personIndex } from './person-index.ts';
import { openFacts } from './sealed-facts.ts';
import { signingToken } from './signing-link.ts';
import { waitingParties } from './waiting-parties.ts';

/**
 * Asks each person who has not done their part, or the one of them whose link is sent again: in the inbox of those who have an account, else by
 * mail where an address is known. Who signed before hears why they are asked again.
 */
export async function inviteSigners(db: DataSource, filingId: string, only?: string): Promise<void> {
  const filing = await db.manager.findOneBy(Filing, { id: filingId });
  if (!filing || filing.state !== 'AWAITING_SIGNATURES') return;
  for (const party of await waitingParties(db.manager, filingId)) {
    if (only !== undefined && party.id !== only) continue;
    const reached = await reachOf(db.manager, filing, party);
    const again = reached.accountId ? await voidedOf(db.manager, party, reached.accountId) : null;
    const kind: NoticeKind = again ? 'signature.asked_again' : 'signature.asked';
    const params = { ...reached.params, ...(again ? partParams(again.voidedBy ?? []) : {}) };
    if (reached.accountId) await tellOnce(db, party, { to: reached.accountId, kind, params });
    else await mailOnce(reached.email, party, kind, params);
  }
}

export interface Reach {
  /** The account in which this person has proved who they are. */
  accountId: string | null;
  email: string | undefined;
  params: { name: string; link: string };
}

/** Where a party is reached, and what they are told of the matter. */
export async function reachOf(tx: EntityManager, filing: Filing, party: FilingParty): Promise<Reach> {
  const { facts, contacts } = openFacts(filing);
  const person = facts.people?.find(({ key }) => key === party.personKey);
  const account = person ? await findAccountByIdentity(tx, personIndex(person.document)) : null;
  const params = { name: facts.name?.full ?? '', link: `${config().publicUrl}/sign/${signingToken(party.id)}` };
  return { accountId: account?.id ?? null, email: contacts[party.personKey]?.email, params };
}

/** The newest signature of this very person, if an edit has voided it. */
export async function voidedOf(tx: EntityManager, { filingId, personKey }: FilingParty, userId: string): Promise<FilingSignature | null> {
  const [newest] = await tx.find(FilingSignature, { where: { filingId, personKey, userId }, order: { signedAt: 'DESC' }, take: 1 });
  return newest?.voidedAt ? newest : null;
}

interface Told {
  to: string;
  kind: NoticeKind;
  params: Record<string, string>;
}

/** The notice and the mark that it was given commit together, so a second run of the handler gives none. */
async function tellOnce(db: DataSource, { id, filingId }: FilingParty, told: Told): Promise<void> {
  await db.transaction(async (tx) => {
    await lockFiling(tx, filingId);
    const party = await tx.findOneByOrFail(FilingParty, { id });
    if (party.toldAt) return;
    await notify(tx, { ...told, filingId });
    await tx.update(FilingParty, id, { toldAt: registryNow() });
  });
}

/** A mail sent twice by a crash carries one id, by which mail programs know it. */
async function mailOnce(to: string | undefined, party: FilingParty, kind: NoticeKind, params: Record<string, string>): Promise<void> {
  const asked = party.resentAt ?? party.invitedAt;
  if (to) await sendMail({ to, ...mailWords(kind, params), id: `${party.id}.${asked?.getTime() ?? 0}` });
}
