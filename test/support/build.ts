import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { acceptFiling, ApprovalTask, claimTask, decideTask } from '#libs/approval';
import type { EntityType, Facts, FilingFrame, PermitHeld, PersonFacts, StaffRole, Verdict, VerdictStep } from '#libs/contract';
import { lawNow } from '#libs/editions';
import {
  applicationOf,
  confirmPart,
  createFiling,
  Filing,
  FilingDocument,
  FilingParty,
  FilingPermit,
  getRound,
  openFacts,
  openSigning,
  personIndex,
  registeredFacts,
  requestSignatures,
  setContacts,
  signFiling,
  signingToken,
  submitFiling,
  withoutNumbers,
} from '#libs/filing';
import { Account } from '#libs/identity';
import { newId, registryDate, registryNow, SYSTEM, type Actor } from '#libs/kernel';
import { issueLicence, keepPapers, type Licence } from '#libs/licence';
import { seal } from '#libs/platform';
import { allotCodes, RegisterEntity } from '#libs/register';
import { cleanFiling } from './clean-filing.ts';

// Each builder gives a valid row by the product's own use cases, on the day of the registry clock. A test states only what it is about.

jest.setTimeout(30_000); // the first filing of a spec file reads the law and the fonts

/** A filing with the one who files it. */
export interface Built {
  id: string;
  filer: Actor;
  facts: Facts;
}

export interface FilingWish {
  entityType?: EntityType;
  frame?: Partial<FilingFrame>;
  facts?: Facts;
  filer?: Actor;
  /** Without the papers that the day asks for. */
  bare?: boolean;
  /** What the applicants say they hold. */
  permits?: PermitHeld[];
}

type SomePerson = Pick<PersonFacts, 'name' | 'document'>;
const applicant = (userId: string): Actor => ({ userId, kind: 'applicant', districts: [], roles: [] });

/** The account of a person, whose identity is proved; the same paper leads to the same account. */
export async function anApplicant(tx: EntityManager, person: SomePerson = someone()): Promise<Actor> {
  const identityIndex = personIndex(person.document);
  const known = await tx.findOneBy(Account, { identityIndex });
  if (known) return applicant(known.id);
  const id = newId();
  const { type: documentType, number } = person.document;
  const identity = seal({ name: person.name, documentType, number }, id);
  await tx.insert(Account, { ...anAccount(id, person.name), kind: 'applicant', identity, identityIndex, provedAt: registryNow() });
  return applicant(id);
}

export interface OfficerWish {
  department?: string;
  roles?: StaffRole[];
  districts?: string[];
}

/** A member of staff for the whole prefecture, who may examine and approve. */
export async function anOfficer(
  tx: EntityManager,
  { department = 'MARKET_SUPERVISION', roles = ['examiner', 'approver'], districts = ['330300'] }: OfficerWish = {},
): Promise<Actor> {
  const userId = newId();
  await tx.insert(Account, { ...anAccount(userId, '许闻溪'), kind: 'staff', department, roles, districts });
  return { userId, kind: 'staff', department, roles, districts };
}

const anAccount = (id: string, name: string) => ({ id, login: `${id}@example.test`, passwordHash: '', name, createdAt: registryNow() });

let strangers = 0;
/** Somebody who has no part in any filing, with a passport that nobody else has. */
function someone(): SomePerson {
  strangers += 1;
  return { name: '甘棠', document: { type: 'foreignPassport', number: `E${String(strangers).padStart(8, '0')}` } };
}

const TRADE = [...'澄岚砚禾朗屿棠柚栀芮苒茗荃葭蔚蘅沅沐沛泓洵浔涵淇湛溪漪潇澜瀚珂珏珣琅琛琪琰瑜瑾璟璇'];
let places = 0;

/** A name and a place that no other filing of this process has. */
export function aName(entityType: EntityType = 'LIMITED_LIABILITY_COMPANY'): Required<Pick<Facts, 'name' | 'address'>> {
  places += 1;
  const sign = (step: number): string => TRADE[(places * step + Math.floor(places / TRADE.length)) % TRADE.length] ?? '';
  const tradeName = sign(1) + sign(7) + sign(11) + sign(13);
  const { name, address } = cleanFiling(entityType, registryDate());
  if (!name || !address) throw new Error('a clean filing has a name and a place');
  return {
    name: { ...name, full: name.full.replace('澄岩', tradeName), tradeName },
    address: { ...address, doorNumber: `${places}号`, text: address.text.replace('18号', `${places}号`) },
  };
}

/** A draft without a fault, with everyone reachable and every paper handed in. */
export async function aFiling(tx: EntityManager, wish: FilingWish = {}): Promise<Built> {
  const { entityType = 'LIMITED_LIABILITY_COMPANY' } = wish;
  const { kind, entityType: type, jurisdiction, channel, ...clean } = cleanFiling(entityType, registryDate());
  const facts: Facts = { ...clean, ...aName(entityType), commitments: { dualNotification: true, address: true }, ...wish.facts };
  const [first] = facts.people ?? [];
  const filer = wish.filer ?? (await anApplicant(tx, first));
  const { id } = await createFiling(tx, filer, { kind, entityType: type, jurisdiction, channel, ...wish.frame }, facts);
  await setContacts(tx, filer, id, Object.fromEntries((facts.people ?? []).map(({ key }) => [key, { mobile: '13900009999' }])));
  if (!wish.bare) await handInPapers(tx, id);
  for (const [place, permit] of (wish.permits ?? []).entries()) await tx.insert(FilingPermit, { ...permit, filingId: id, place });
  return { id, filer, facts };
}

/** Every paper that the day asks a filing for. */
export async function handInPapers(tx: EntityManager, filingId: string): Promise<void> {
  const filing = await tx.findOneByOrFail(Filing, { id: filingId });
  const { documentsRequired } = await applicationOf(tx, await lawNow(tx), filing, openFacts(filing).facts, registryDate());
  const rows = documentsRequired.map((kind) => ({ ...PAPER, id: newId(), filingId, kind, fileName: `${kind}.pdf`, uploadedAt: registryNow() }));
  if (rows.length > 0) await tx.insert(FilingDocument, rows);
}

const PAPER = { mediaType: 'application/pdf', bytes: 100, sha256: '0'.repeat(64) };

/** Everyone whose part is asked has done it; the filing can be submitted. */
export async function aSignedFiling(tx: EntityManager, wish: FilingWish = {}): Promise<Built> {
  const built = await aFiling(tx, wish);
  await requestSignatures(tx, built.filer, built.id);
  await everyoneSigns(tx, built.id);
  return built;
}

/** Each person behind an open link does what it asks for, with an account of their own. */
export async function everyoneSigns(tx: EntityManager, filingId: string): Promise<void> {
  const { facts } = openFacts(await tx.findOneByOrFail(Filing, { id: filingId }));
  for (const { id, personKey, asks, removedAt } of await tx.findBy(FilingParty, { filingId, role: 'SIGNER' })) {
    const person = facts.people?.find(({ key }) => key === personKey);
    if (!person || removedAt) continue;
    const actor = await anApplicant(tx, person);
    const token = signingToken(id);
    if (asks === 'identify') await confirmPart(tx, actor, token);
    else await signFiling(tx, actor, { token, contentHash: (await openSigning(tx, actor, token)).contentHash });
  }
}

export async function aSubmittedFiling(tx: EntityManager, wish: FilingWish = {}): Promise<Built> {
  const built = await aSignedFiling(tx, wish);
  await submitFiling(tx, built.filer, built.id);
  return built;
}

/** In review: every department concerned has its task. */
export async function aFilingInReview(tx: EntityManager, wish: FilingWish = {}): Promise<Built> {
  const built = await aSubmittedFiling(tx, wish);
  await acceptFiling(tx, SYSTEM, built.id);
  return built;
}

/** The tasks of all rounds of a filing. */
export const tasksOf = (tx: EntityManager, filingId: string): Promise<ApprovalTask[]> =>
  tx.find(ApprovalTask, { where: { filingId }, order: { round: 'asc', department: 'asc', kind: 'asc' } });

/** The review that a department has to make of the newest round. */
export async function reviewOf(tx: EntityManager, filingId: string, department = 'MARKET_SUPERVISION'): Promise<ApprovalTask> {
  const review = (await tasksOf(tx, filingId)).filter((task) => task.kind === 'REVIEW' && task.department === department).at(-1);
  if (!review) throw new Error(`${department} was not asked`);
  return review;
}

/** The registry's review of a filing in review. */
export async function aTask(tx: EntityManager, wish: FilingWish = {}): Promise<ApprovalTask> {
  return reviewOf(tx, (await aFilingInReview(tx, wish)).id);
}

/** An officer claims a task and says a word on one step; what was left to the officer is allowed with a reason. */
export async function decide(
  tx: EntityManager,
  officer: Actor,
  { id, filingId, round }: ApprovalTask,
  step: VerdictStep,
  verdict: Verdict = 'approve',
): Promise<ApprovalTask> {
  const { version } = await claimTask(tx, officer, id);
  const remarks = verdict === 'approve' ? [] : [{ path: 'name.full', reason: '请改正', cure: '改为另一名称' }];
  const { findings } = await getRound(tx, filingId, round);
  const allowances = findings
    .filter(({ severity }) => severity === 'officerDecides')
    .map(({ rule, path }) => ({ rule, path, verdict: 'allow' as const, reason: '材料齐全，予以认可' }));
  return decideTask(tx, officer, id, { step, verdict, round, version, remarks, allowances });
}

/** One examines, another approves. */
export async function bothDecide(tx: EntityManager, task: ApprovalTask, verdict: Verdict = 'approve'): Promise<void> {
  for (const step of task.steps) await decide(tx, await anOfficer(tx, { department: task.department }), task, step, verdict);
}

/** Approved by everyone whom the licence waits for, and not yet licensed. */
export async function anApprovedFiling(tx: EntityManager, wish: FilingWish = {}): Promise<Built> {
  const built = await aFilingInReview(tx, wish);
  await bothDecide(tx, await reviewOf(tx, built.id));
  return built;
}

/** A firm in the register with its licence and papers. */
export interface Firm extends Built {
  entityId: string;
  entityType: EntityType;
}

export async function aFirm(tx: EntityManager, wish: FilingWish = {}): Promise<Firm> {
  await allotCodes(tx, 'PDY', 5, 99_999);
  const built = await anApprovedFiling(tx, wish);
  await issued(tx, built.id);
  const { entityType } = await tx.findOneByOrFail(Filing, { id: built.id });
  const { id: entityId } = await tx.findOneByOrFail(RegisterEntity, { createdByFiling: built.id });
  return { ...built, entityId, entityType };
}

/** The licence of an approved filing with its papers kept; `null` where none is printed. */
export async function issued(tx: EntityManager, filingId: string): Promise<Licence | null> {
  const licence = await issueLicence(tx, SYSTEM, filingId);
  const paper = (kind: string): string => createHash('sha256').update(`${kind} ${filingId}`).digest('hex');
  return licence && keepPapers(tx, licence.id, { original: paper('original'), duplicate: paper('duplicate') });
}

/** A draft of a change of a firm, with everyone reachable and every paper handed in. Who stands in the register is pointed at by `registered`. */
export async function aChange(tx: EntityManager, firm: Firm, facts: Facts, frame: Partial<FilingFrame> = {}): Promise<Built> {
  const { jurisdiction } = await tx.findOneByOrFail(Filing, { id: firm.id });
  const { entityType, entityId: subject, filer } = firm;
  const wished: FilingFrame = { kind: 'change', entityType, jurisdiction, channel: 'online', subject, ...frame };
  const { id } = await createFiling(tx, filer, wished, { commitments: { dualNotification: true, address: true }, ...facts });
  await setContacts(tx, filer, id, Object.fromEntries((facts.people ?? []).map(({ key }) => [key, { mobile: '13900009999' }])));
  await handInPapers(tx, id);
  return { id, filer, facts };
}

/** Signed, handed in, accepted and approved. */
export async function approvedChange(tx: EntityManager, firm: Firm, facts: Facts, frame: Partial<FilingFrame> = {}): Promise<Built> {
  const built = await aChange(tx, firm, facts, frame);
  await requestSignatures(tx, built.filer, built.id);
  await everyoneSigns(tx, built.id);
  await submitFiling(tx, built.filer, built.id);
  await acceptFiling(tx, SYSTEM, built.id);
  await bothDecide(tx, await reviewOf(tx, built.id));
  return built;
}

/** The registered head as the filer sees them: the number masked. */
export async function registeredHead(tx: EntityManager, firm: Firm, roles = ['legalRepresentative']): Promise<PersonFacts> {
  const { people = [] } = withoutNumbers(await registeredFacts(tx, firm.entityId));
  const head = people.find((person) => roles.every((role) => person.roles.includes(role)));
  if (!head) throw new Error('nobody is head');
  return { ...head, roles };
}
