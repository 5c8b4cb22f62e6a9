import { In, IsNull, type EntityManager } from 'typeorm';
import type { Law } from '#libs/catalogue';
import type { CheckView, CorrectionView, FilingRow, FilingView, SigningView } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { isHeld } from '#libs/hold';
import { accountName } from '#libs/identity';
import { notFound, registryDate, type Actor } from '#libs/kernel';
import { correctionRequests } from './answer-remarks.ts';
import { applicationOf } from './application-of.ts';
import { checkFiling } from './check-filing.ts';
import { Filing, FilingDocument, FilingParty, FilingRound, FilingSignature, SigningReminder } from './filing.entity.ts';
import { checkView, filingRow, filingView, signingView } from './filing.view.ts';
import { getOwnFiling, ownFilings } from './lock-filing.ts';
import { voidedOf } from './invite-signers.ts';
import { permitsHeld } from './permits-held.ts';
import { registeredFacts } from './registered-facts.ts';
import { remarkViews } from './remark.view.ts';
import { openFacts } from './sealed-facts.ts';
import { openSigning } from './sign-filing.ts';
import { subjectName, subjectNames } from './subject-names.ts';

/** A filing as its filer sees it. */
export async function filingPage(tx: EntityManager, actor: Actor, id: string): Promise<FilingView> {
  const filing = await getOwnFiling(tx, actor, id);
  const law = await lawNow(tx);
  const { facts } = openFacts(filing);
  const { signers, documentsRequired, documentsMade } = await applicationOf(tx, law, filing, facts, registryDate());
  return filingView({
    filing,
    facts,
    current: filing.subject && filing.kind !== 'branchEstablishment' ? await registeredFacts(tx, filing.subject) : null,
    held: await isHeld(tx, id),
    law,
    signers,
    documentsRequired,
    documentsMade,
    documents: await tx.find(FilingDocument, { where: { filingId: id, removedAt: IsNull() }, order: { uploadedAt: 'asc' } }),
    permits: await permitsHeld(tx, id),
    ...(await askedOf(tx, id)),
    signatures: await tx.find(FilingSignature, { where: { filingId: id }, order: { signedAt: 'asc' } }),
    round: await findRound(tx, id, filing.round),
    correction: await lastCorrection(tx, id, law),
  });
}

/** Who was asked, and how often each was reminded since. */
async function askedOf(tx: EntityManager, filingId: string): Promise<{ parties: FilingParty[]; reminders: SigningReminder[] }> {
  const parties = await tx.findBy(FilingParty, { filingId, role: 'SIGNER' });
  return { parties, reminders: await tx.findBy(SigningReminder, { partyId: In(parties.map(({ id }) => id)) }) };
}

async function lastCorrection(tx: EntityManager, id: string, law: Law): Promise<CorrectionView | null> {
  const last = (await correctionRequests(tx, id)).at(-1);
  const round = last && (await findRound(tx, id, last.round));
  return round ? { ...last, remarks: remarkViews(last.remarks, law), given: openFacts(round).facts } : null;
}

/** The caller's filings, the last touched first. */
export async function filingList(tx: EntityManager, actor: Actor): Promise<FilingRow[]> {
  const rows = await tx.find(Filing, { where: await ownFilings(tx, actor), order: { changedAt: 'desc' }, take: 500 });
  const firms = await subjectNames(tx, rows);
  return rows.map((row) => filingRow(row, firms.get(row.id)));
}

/** Everything that stands in the way, and everything that will be asked. */
export async function checkPage(tx: EntityManager, actor: Actor, id: string): Promise<CheckView> {
  const filing = await getOwnFiling(tx, actor, id);
  return checkView(await checkFiling(tx, filing, openFacts(filing).facts));
}

/** What stands behind a signing link. */
export async function signingPage(tx: EntityManager, actor: Actor, token: string): Promise<SigningView> {
  const signing = await openSigning(tx, actor, token, 'look');
  const valid = await tx.findOneBy(FilingSignature, { filingId: signing.filing.id, personKey: signing.party.personKey, voidedAt: IsNull() });
  const again = signing.isPerson && !valid ? await voidedOf(tx, signing.party, actor.userId) : null;
  return signingView(signing, { valid, again, askedBy: await askedBy(tx, signing.filing), firm: await subjectName(tx, signing.filing) });
}

/** Who asks people to sign: the agent firm and its person, or the filer. */
async function askedBy(tx: EntityManager, { filerId, facts: { agent } }: Filing): Promise<string> {
  return agent ? `${agent.firm}（${agent.handler}）` : accountName(tx, filerId);
}

/** A frozen round, or `null` before the first one. */
export const findRound = (tx: EntityManager, filingId: string, round: number): Promise<FilingRound | null> =>
  tx.findOneBy(FilingRound, { filingId, round });

export async function getRound(tx: EntityManager, filingId: string, round: number): Promise<FilingRound> {
  const found = await findRound(tx, filingId, round);
  if (!found) throw notFound('filing.round_not_found');
  return found;
}
