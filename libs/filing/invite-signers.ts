import { IsNull, Not, type DataSource } from 'typeorm';
import { findAccountByIdentity } from '#libs/identity';
import { mailWords, notify, sendMail } from '#libs/notice';
import { registryNow } from '#libs/kernel';
import { config } from '#libs/platform';
import { Filing, FilingParty, FilingSignature } from './filing.entity.ts';
import { lockFiling } from './lock-filing.ts';
import { personIndex } from './person-index.ts';
import { openFacts } from './sealed-facts.ts';
import { signingToken } from './signing-link.ts';

/** Asks each person who has not done their part: in the inbox of those who have an account, else by mail where an address is known. */
export async function inviteSigners(db: DataSource, filingId: string): Promise<void> {
  const filing = await db.manager.findOneBy(Filing, { id: filingId });
  if (!filing || filing.state !== 'AWAITING_SIGNATURES') return;
  const { facts, contacts } = openFacts(filing);
  for (const party of await waitingParties(db, filingId)) {
    const person = facts.people?.find(({ key }) => key === party.personKey);
    if (!person) continue;
    const params = { name: facts.name?.full ?? '', link: `${config().publicUrl}/sign/${signingToken(party.id)}` };
    const account = await findAccountByIdentity(db.manager, personIndex(person.document));
    if (account) await tellOnce(db, party, account.id, params);
    else await mailOnce(contacts[party.personKey]?.email, party, params);
  }
}

/** The notice and the mark that it was given commit together, so a second run of the handler gives none. */
async function tellOnce(db: DataSource, { id, filingId }: FilingParty, accountId: string, params: Record<string, string>): Promise<void> {
  await db.transaction(async (tx) => {
    await lockFiling(tx, filingId);
    const party = await tx.findOneByOrFail(FilingParty, { id });
    if (party.toldAt) return;
    await notify(tx, { to: accountId, kind: 'signature.asked', filingId, params });
    await tx.update(FilingParty, id, { toldAt: registryNow() });
  });
}

/** A mail sent twice by a crash carries one id, by which mail programs know it. */
async function mailOnce(to: string | undefined, party: FilingParty, params: Record<string, string>): Promise<void> {
  if (to) await sendMail({ to, ...mailWords('signature.asked', params), id: `${party.id}.${party.invitedAt?.getTime() ?? 0}` });
}

async function waitingParties(db: DataSource, filingId: string): Promise<FilingParty[]> {
  const parties = await db.manager.findBy(FilingParty, { filingId, role: 'SIGNER', removedAt: IsNull(), invitedAt: Not(IsNull()) });
  const signed = new Set((await db.manager.findBy(FilingSignature, { filingId, voidedAt: IsNull() })).map(({ personKey }) => personKey));
  return parties.filter(({ asks, personKey, identifiedAt }) => (asks === 'sign' ? !signed.has(personKey) : identifiedAt === null));
}
