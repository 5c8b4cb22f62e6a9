import type { Channel, EntityType, Facts, FilingFrame, FilingKind, IsoDate } from './facts.ts';

export type FilingState =
  | 'DRAFT'
  | 'AWAITING_SIGNATURES'
  | 'SUBMITTED'
  | 'CORRECTION_REQUESTED'
  | 'IN_REVIEW'
  | 'APPROVED'
  | 'COMPLETED'
  | 'NOT_ACCEPTED'
  | 'REJECTED'
  | 'WITHDRAWN'
  | 'EXPIRED';

export type FilingMove =
  | 'edit'
  | 'requestSignatures'
  | 'submit'
  | 'accept'
  | 'decline'
  | 'requestCorrection'
  | 'approve'
  | 'reject'
  | 'reopen'
  | 'complete'
  | 'withdraw'
  | 'restore'
  | 'expire';

export type Severity = 'blocking' | 'officerDecides' | 'advice';

/** One defect, with everything needed to understand and cure it. */
export interface FindingView {
  rule: string;
  path: string;
  severity: Severity;
  /** Keys of the sources of law, or `own rule`. */
  source: string;
  /** In the caller's language. */
  cause: string;
  cure: string;
  /** What in the facts is meant: the word, the number, the date. Never a document number. */
  given?: string;
  /** A value that would pass. */
  suggestion?: string;
}

export type PartyRole = 'FILER' | 'SIGNER';

/** A permit the applicants hold, as its paper says. */
export interface PermitHeld {
  /** Item of the pre-approval or post-approval catalogue: `P16`, `A029`. */
  catalogueItem: string;
  number: string;
  /** Who gave it. */
  authority: string;
  issuedOn: IsoDate;
  /** The last day; absent where the paper names none. */
  validTo?: IsoDate;
}

export interface DocumentView {
  id: string;
  /** Kind of paper: `charter`, `appointment` ... */
  kind: string;
  fileName: string;
  mediaType: string;
  bytes: number;
}

export interface SignerView {
  person: string;
  name: string;
  /** `sign`: signs the content; `identify`: only proves identity. */
  asks: 'sign' | 'identify';
  state: 'NOT_INVITED' | 'INVITED' | 'OPENED' | 'DONE' | 'VOIDED';
  /** Why a signature given earlier counts no more: the facts that changed. */
  voidedBy?: string[];
  doneAt?: string;
  /** Path of the signing page; only the filer sees it. */
  link?: string;
  /** While they are missing: since when, how often they were reminded since, and until when the link is good. */
  since?: string;
  reminded?: number;
  linkUntil?: string;
  linkOver?: boolean;
}

/** A filing as its filer sees it. */
export interface FilingView extends FilingFrame {
  id: string;
  /** `<division>-<yyyymmdd>-<counter>`; set at first submission. */
  number: string | null;
  state: FilingState;
  version: number;
  round: number;
  facts: Facts;
  /** The facts of the firm that the filing concerns, as registered today; numbers of people masked. A change states only what becomes different. */
  current: Facts | null;
  /** What this caller may do next. Screens show a button for each and decide nothing themselves. */
  moves: FilingMove[];
  /** The registry is looking into an identity: nothing can be signed, handed in or issued meanwhile. */
  held: boolean;
  documents: DocumentView[];
  /** Kinds of paper that this filing needs. */
  documentsRequired: string[];
  /** Those of them that are made from the facts, so that nobody need hand them in. */
  documentsMade: string[];
  permits: PermitHeld[];
  signers: SignerView[];
  /** A change that takes effect later: from the beginning of that day by registry time, whatever the reader's zone. */
  effect: { on: IsoDate; at: string } | null;
  receipt: ReceiptView | null;
  correction: CorrectionView | null;
  licence: { id: string; unifiedSocialCreditCode: string | null; registrationNumber: string | null } | null;
}

/** One thing that a change makes different. Values are those of the facts; numbers of people are masked. */
export interface DifferenceRow {
  /** The part of the facts: `name`, `address`, `people` ... */
  part: string;
  /** In `people` the key of the person; in `investors` that key, or the code of the organisation. */
  of?: string;
  /** `null`: nothing stood there. */
  before: unknown;
  /** `null`: nothing stands there any more. */
  after: unknown;
}

export interface FilingRow {
  id: string;
  number: string | null;
  kind: FilingKind;
  entityType: EntityType;
  jurisdiction: string;
  channel: Channel;
  name: string | null;
  state: FilingState;
  changedAt: string;
}

export interface CheckView {
  on: IsoDate;
  /** Version of the law that was asked. */
  lawVersion: string;
  findings: FindingView[];
  /** Organisations without anybody who signs for them: pages count them among the findings. */
  holdersWithoutSigner: FindingView[];
  entityTypeCode: string | null;
  preApprovals: PreApprovalView[];
  postApprovals: PostApprovalView[];
  documentsRequired: string[];
  /** Those of them that are made from the facts, so that nobody need hand them in. */
  documentsMade: string[];
  signers: { person: string; name: string; asks: 'sign' | 'identify' }[];
}

export interface PreApprovalView {
  scopeItem?: number;
  investor?: number;
  item: string;
  certain: boolean;
  permit: 'valid' | 'none' | 'expired';
}

export interface PostApprovalView {
  scopeItem: number;
  item: string;
  notify: string;
}

export interface ReceiptView {
  number: string;
  round: number;
  /** Registry time, ISO with offset +08:00. */
  receivedAt: string;
  contentHash: string;
  /** `null` while the calendar of that year is not loaded: then only `promisedWorkingDays` is said. */
  promisedOn: IsoDate | null;
  promisedWorkingDays: number;
}

export interface CorrectionView {
  round: number;
  remarks: RemarkView[];
  /** What was handed in and is to be corrected, to be set beside what stands now. */
  given: Facts;
}

export interface RemarkView {
  department: string;
  path?: string;
  /** Of the table of reasons; then cause, cure and example stand there in both languages. */
  code?: string;
  reason: string;
  cure?: string;
  example?: string;
  /** What the applicant wrote beside it. */
  answer?: string;
}

export interface TimelineEntry {
  /** Registry time, ISO with offset +08:00. */
  at: string;
  what: string;
  round: number | null;
  department?: string;
  details?: Record<string, string>;
}

export interface TrackTask {
  department: string;
  kind: TaskKind;
  gating: boolean;
  /** `AFTER_LICENCE` waits for the licence; `ASKED` is open; the rest are verdicts or an acknowledgement. */
  state: 'AFTER_LICENCE' | 'ASKED' | 'approve' | 'correct' | 'refuse' | 'ACKNOWLEDGED';
  since: string;
  doneAt?: string;
  /** The post that is asked next, and since when someone in it has the filing open; never who. */
  post: 'EXAMINE' | 'APPROVE' | null;
  postSince: string | null;
  dueOn: IsoDate | null;
}

/** `ACCEPTANCE`: a clerk looks whether a filing is complete, where that is not left to the check. */
export type TaskKind = 'ACCEPTANCE' | 'REVIEW' | 'RECORD' | 'NOTICE' | 'CODE_ASSIGNMENT';

export interface TrackView {
  filing: FilingRow;
  receipt: ReceiptView | null;
  tasks: TrackTask[];
  timeline: TimelineEntry[];
  /** `null` before it was first handed in. */
  clock: ClockView | null;
}

/** Whose time has passed since the filing was first handed in. */
export interface ClockView {
  /** Who has it now; `nobody` when it has ended. */
  with: 'office' | 'applicant' | 'nobody';
  /** Working days; `null` while the calendar of such a year is not loaded. */
  officeWorkingDays: number | null;
  applicantWorkingDays: number | null;
  /** The day by which the last department decides; `null` while it is with the applicant or no calendar says. */
  promisedOn: IsoDate | null;
  extended: { reason: string; workingDays: number } | null;
}

/** What a signer reads and signs: exactly this content has exactly this hash. */
export interface SigningView {
  filing: { entityType: EntityType; kind: FilingKind; jurisdiction: string; name: string };
  askedBy: string;
  person: { key: string; name: string; roles: string[] };
  asks: 'sign' | 'identify';
  state: SignerView['state'];
  /** `null` until the caller has proved to be this person. */
  content: SignedContent | null;
  contentHash: string | null;
  /** They signed before, and an edit of these parts has voided it. */
  again: { signedAt: string; parts: string[] } | null;
}

/** Document numbers are masked for everyone but the signer. */
export interface SignedContent {
  facts: Facts;
  frame: FilingFrame;
}

/** One notice in a person's inbox. */
export interface NoticeView {
  id: string;
  kind: string;
  title: string;
  text: string;
  at: string;
  readAt: string | null;
  filingId: string | null;
  /** Whether it was mailed as well; `refused` by the recipient's server. */
  mail: 'none' | 'waiting' | 'sent' | 'refused';
}
