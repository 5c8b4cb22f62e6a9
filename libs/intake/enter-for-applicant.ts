import type { EntityManager } from 'typeorm';
import type { Facts, FilingFrame, IdentityDocument } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { createFiling, letPrepare, type Filing } from '#libs/filing';
import { Account, findAccountByIdentity, identityIndex, proveIdentity, signUp, WINDOW_LOGIN } from '#libs/identity';
import { checkIdentityDocument, normaliseNumber } from '#libs/identifiers';
import { conflict, invalid, mayStaff, newId, registryDate, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { competenceOf, countyOf } from './competence.rules.ts';
import { IntakeRecord } from './intake.entity.ts';

export interface WalkIn {
  /** Who stands at the window, by the paper that the clerk has seen. */
  applicant: { name: string; document: IdentityDocument };
  acceptingOffice: string;
  frame: Omit<FilingFrame, 'channel'>;
  facts: Facts;
}

/** A clerk enters a filing for somebody at the window. It is that person's filing; the clerk is written down as who prepared it. */
export async function enterForApplicant(tx: EntityManager, actor: Actor, walkIn: WalkIn): Promise<Filing> {
  const { acceptingOffice, frame } = walkIn;
  const law = await lawNow(tx);
  const asked = { division: frame.jurisdiction, office: acceptingOffice, entityType: frame.entityType };
  const { competent, reason, authority, also } = competenceOf(law, asked, registryDate());
  const decides = [authority, also].find((one) => one?.code === frame.jurisdiction);
  if (!competent || !decides) throw conflict('intake.not_competent', { path: 'jurisdiction', reason, goTo: authority });
  if (!mayStaff(actor, countyOf(acceptingOffice))) throw invalid('intake.office_not_own', { path: 'acceptingOffice' });

  const applicant = await applicantFor(tx, actor, walkIn.applicant);
  if (applicant.id === actor.userId) throw conflict('approval.own_filing');
  const filer: Actor = { userId: applicant.id, kind: 'applicant', districts: [], roles: [] };
  const filing = await createFiling(tx, filer, { ...frame, channel: 'window' }, walkIn.facts);
  await letPrepare(tx, filing.id, actor);
  const record = { filingId: filing.id, acceptingOffice, authority: decides.code, clerkId: actor.userId, applicantId: applicant.id };
  await tx.insert(IntakeRecord, { ...record, enteredAt: registryNow() });
  return filing;
}

/** The account of whoever proved this paper, or a new one without a password: nobody signs in to it, the window serves it. */
async function applicantFor(tx: EntityManager, actor: Actor, { name, document }: WalkIn['applicant']): Promise<Account> {
  const { faults } = checkIdentityDocument(document, registryDate());
  if (faults.length > 0) throw invalid('identity.number_wrong', { path: 'applicant.document.number', faults });
  const paper = { name: name.normalize('NFC').trim(), documentType: document.type, number: normaliseNumber(document.number) };
  const index = identityIndex(paper);
  const known = await findAccountByIdentity(tx, index);
  // Held, or it might be claimed by its person before the filing stands in it; then theirs is asked for.
  const held = known && (await tx.findOne(Account, { where: { id: known.id }, lock: { mode: 'pessimistic_read' } }));
  if (held) return held.identityIndex?.equals(index) ? held : applicantFor(tx, actor, { name, document });
  const account = await signUp(tx, { login: `${WINDOW_LOGIN}${newId()}`, name: paper.name, passwordHash: '' });
  await audit(tx, actor, 'account.opened_at_window', account.id);
  return proveIdentity(tx, { userId: account.id, kind: 'applicant', districts: [], roles: [] }, paper);
}

/** Who entered a filing at a window; nobody has prepared the others. */
export async function preparedBy(tx: EntityManager, filingId: string): Promise<string | null> {
  return (await tx.findOneBy(IntakeRecord, { filingId }))?.clerkId ?? null;
}
