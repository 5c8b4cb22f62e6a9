import type {
  CheckView,
  CorrectionView,
  DocumentView,
  Facts,
  FilingRow,
  FilingView,
  PermitHeld,
  ReceiptView,
  SignerView,
  SigningView,
} from '#libs/contract';
import { isYearNotLoaded, type Law, type SignerAsked } from '#libs/catalogue';
import { registryDate, registryNow, registryTime } from '#libs/kernel';
import { isLinkOver } from './asking.rules.ts';
import type { Check } from './check-filing.ts';
import type { Filing, FilingDocument, FilingParty, FilingRound, FilingSignature, SigningReminder } from './filing.entity.ts';
import { filerMoves, frameOf } from './filing.rules.ts';
import { findingViews } from './finding.view.ts';
import { maskRegistered, withoutNumbers } from './registered-facts.ts';
import type { Signing } from './sign-filing.ts';
import { signingToken } from './signing-link.ts';
import { holdersWithoutSigner } from './unsigned-holders.ts';

export interface FilingParts {
  filing: Filing;
  facts: Facts;
  /** Of the firm concerned, as registered today. */
  current: Facts | null;
  held: boolean;
  documents: FilingDocument[];
  documentsRequired: readonly string[];
  documentsMade: readonly string[];
  permits: PermitHeld[];
  signers: readonly SignerAsked[];
  parties: FilingParty[];
  reminders: SigningReminder[];
  signatures: FilingSignature[];
  round: FilingRound | null;
  correction: CorrectionView | null;
  law: Law;
}

/** `firm`: what the firm is called that it is about, where it asks for no name itself. */
export const filingRow = (filing: Filing, firm: string | null = null): FilingRow => ({
  id: filing.id,
  number: filing.number,
  kind: filing.kind,
  entityType: filing.entityType,
  jurisdiction: filing.jurisdiction,
  channel: filing.channel,
  name: filing.facts.name?.full ?? firm,
  state: filing.state,
  changedAt: registryTime(filing.changedAt),
});

export const filingView = (parts: FilingParts): FilingView => ({
  ...frameOf(parts.filing),
  id: parts.filing.id,
  number: parts.filing.number,
  state: parts.filing.state,
  version: parts.filing.version,
  round: parts.filing.round,
  facts: maskRegistered(parts.facts),
  current: parts.current && withoutNumbers(parts.current),
  moves: filerMoves(parts.filing, parts.held, registryDate()),
  held: parts.held,
  documents: parts.documents.map(documentView),
  documentsRequired: [...parts.documentsRequired],
  documentsMade: [...parts.documentsMade],
  permits: parts.permits,
  signers: signerViews(parts),
  effect: effectOf(parts.filing),
  receipt: parts.round && receiptView(parts.filing, parts.round, parts.law),
  correction: parts.filing.state === 'CORRECTION_REQUESTED' || parts.filing.state === 'DRAFT' ? parts.correction : null,
  licence: licenceOf(parts.filing),
});

const effectOf = ({ effectiveOn }: Filing): FilingView['effect'] =>
  effectiveOn === null ? null : { on: effectiveOn, at: `${effectiveOn}T00:00:00+08:00` };

function licenceOf({ result }: Filing): FilingView['licence'] {
  if (!result || result.licenceId === null) return null;
  return { id: result.licenceId, unifiedSocialCreditCode: result.unifiedSocialCreditCode, registrationNumber: result.registrationNumber };
}

export const documentView = ({ id, kind, fileName, mediaType, bytes }: FilingDocument): DocumentView => ({ id, kind, fileName, mediaType, bytes });

function signerViews({ facts, signers, parties, reminders, signatures }: FilingParts): SignerView[] {
  return signers.map(({ person: key, asks }) => {
    const party = parties.find(({ personKey, removedAt }) => personKey === key && !removedAt);
    const own = signatures.filter(({ personKey }) => personKey === key);
    const valid = own.find(({ voidedAt }) => voidedAt === null);
    const voided = own.at(-1);
    const doneAt = asks === 'sign' ? valid?.signedAt : party?.identifiedAt;
    return {
      person: key,
      name: facts.people?.find((person) => person.key === key)?.name ?? key,
      asks,
      state: doneAt ? 'DONE' : asks === 'sign' && voided ? 'VOIDED' : party?.openedAt ? 'OPENED' : party?.invitedAt ? 'INVITED' : 'NOT_INVITED',
      ...(doneAt ? { doneAt: registryTime(doneAt) } : {}),
      ...(!doneAt && voided?.voidedBy ? { voidedBy: voided.voidedBy } : {}),
      ...(party?.invitedAt ? { link: `/sign/${signingToken(party.id)}` } : {}),
      ...(party?.invitedAt && !doneAt ? missingSince(party, party.invitedAt, reminders) : {}),
    };
  });
}

/** Since when somebody is missing, what was done about it, and how long their link is good. */
const missingSince = (
  party: FilingParty,
  since: Date,
  reminders: SigningReminder[],
): Pick<SignerView, 'since' | 'reminded' | 'linkUntil' | 'linkOver'> => ({
  since: registryTime(since),
  reminded: reminders.filter((one) => one.partyId === party.id && one.invitedAt.getTime() === since.getTime()).length,
  ...(party.linkUntil ? { linkUntil: registryTime(party.linkUntil) } : {}),
  linkOver: isLinkOver(party, registryNow()),
});

/** The receipt of the newest round. The promised day is counted when it is shown: a calendar loaded later fills it in. */
export function receiptView(filing: Filing, round: FilingRound, law: Law): ReceiptView {
  const received = registryDate(round.receivedAt);
  const { workingDays } = law.promises.get(filing.kind, filing.entityType, received);
  const promised = law.workingDays.addWorkdays(received, workingDays);
  return {
    number: filing.number ?? '',
    round: round.round,
    receivedAt: registryTime(round.receivedAt),
    contentHash: round.contentHash,
    promisedOn: isYearNotLoaded(promised) ? null : promised,
    promisedWorkingDays: workingDays,
  };
}

export const checkView = (check: Check): CheckView => ({
  on: check.on,
  lawVersion: check.law.version,
  findings: findingViews(check.findings, check.law),
  holdersWithoutSigner: holdersWithoutSigner(check.application, check.findings),
  entityTypeCode: check.entityTypeCode,
  preApprovals: check.preApprovals,
  postApprovals: check.postApprovals,
  documentsRequired: [...check.documentsRequired],
  documentsMade: [...check.documentsMade],
  signers: check.signers.map(({ person, asks }) => ({
    person,
    name: check.application.people?.find(({ key }) => key === person)?.name ?? person,
    asks,
  })),
});

/** A signing page. Until the caller has proved to be the person, it tells who asks and for what, and no content. */
export const signingView = (
  { party, filing, person, isPerson, content, contentHash }: Signing,
  { valid, again, askedBy, firm }: { valid: FilingSignature | null; again: FilingSignature | null; askedBy: string; firm: string | null },
): SigningView => {
  const done = party.asks === 'identify' ? party.identifiedAt !== null : valid !== null;
  return {
    filing: { entityType: filing.entityType, kind: filing.kind, jurisdiction: filing.jurisdiction, name: filing.facts.name?.full ?? firm ?? '' },
    askedBy,
    person: { key: person.key, name: person.name, roles: person.roles },
    asks: party.asks ?? 'sign',
    state: done ? 'DONE' : party.openedAt ? 'OPENED' : 'INVITED',
    content: isPerson ? content : null,
    contentHash: isPerson ? contentHash : null,
    again: again && { signedAt: registryTime(again.signedAt), parts: again.voidedBy ?? [] },
  };
};
