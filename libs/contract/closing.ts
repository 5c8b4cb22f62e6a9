import type { EntityType, IsoDate } from './facts.ts';
import type { FilingState, FindingView } from './filing.ts';

export type ClosingWay = 'simplified' | 'ordinary';

/**
 * `NOTICE`: the notice runs, anyone may object. `PAUSED`: an objection stands. `WINDOW`: the application may be made. `REVIEW`: an ordinary
 * deregistration is with the registry. `REOPENED`: it was undone by order.
 */
export type ClosingState = 'NOTICE' | 'PAUSED' | 'WINDOW' | 'REVIEW' | 'DEREGISTERED' | 'TERMINATED' | 'LAPSED' | 'WITHDRAWN' | 'REOPENED';

export type ClosingMove = 'open' | 'pause' | 'resume' | 'terminate' | 'withdraw' | 'decide' | 'lapse' | 'reopen';

/** An entity as the register has it now. */
export interface ClosingEntity {
  id: string;
  name: string;
  code: string;
  entityType: EntityType | null;
  registry: string | null;
  state: string;
}

/** An objection as the owners see it. Who objected is named by department; a person is never named. */
export interface ObjectionView {
  id: string;
  /** Code of the department; `INTERESTED_PARTY` for a person or firm. */
  by: string;
  on: IsoDate;
  reason: string;
  hasEvidence: boolean;
  state: 'STANDING' | 'WITHDRAWN' | 'STRUCK';
  answer: string | null;
  answeredAt: string | null;
  /** Why it was struck out. */
  closeReason: string | null;
}

/** The end of an entity, as its filer sees it. `filingId` is the key of every route. */
export interface ClosingView {
  filingId: string;
  filingNumber: string | null;
  filingState: FilingState;
  way: ClosingWay;
  /** `null`: nothing was handed in yet. */
  state: ClosingState | null;
  entity: ClosingEntity;
  automatic: boolean;
  edition: string | null;
  /** `null` where none was published (individual businesses, ordinary deregistration). */
  notice: { publishedOn: IsoDate; endsOn: IsoDate } | null;
  /** The last day on which an objection counts. */
  objectionsUntil: IsoDate | null;
  applyFrom: IsoDate | null;
  /** `null`: the edition names no end. */
  applyUntil: IsoDate | null;
  decidedOn: IsoDate | null;
  objections: ObjectionView[];
  /** What stands in the way of the application today; before the window that it is too early is one of them. */
  findings: FindingView[];
  /** What this caller may do now: `apply`, `withdraw`, `answer` (an objection), `retry` (begin anew: POST /filings). */
  moves: ('apply' | 'withdraw' | 'answer' | 'retry')[];
  /** Whether the certificate of deregistration can be fetched. */
  certificate: boolean;
  timeline: { at: string; what: ClosingMove | 'begin'; to: ClosingState }[];
}

/** The end of a firm as officers of its district see it among others. */
export interface StaffClosingRow {
  filingId: string;
  filingNumber: string | null;
  name: string;
  registry: string;
  way: ClosingWay;
  state: ClosingState;
  noticeEndsOn: IsoDate | null;
  applyFrom: IsoDate | null;
  applyUntil: IsoDate | null;
  /** How many stand. */
  objections: number;
}

/** A notice of simplified deregistration that runs, as everyone reads it. */
export interface ClosingNoticeRow {
  id: string;
  name: string;
  code: string;
  registry: string;
  publishedOn: IsoDate;
  /** The last day on which anyone may object. */
  endsOn: IsoDate;
}

/** An objection as who made it sees it. */
export interface OwnObjectionView {
  id: string;
  evidence: { id: string; fileName: string; bytes: number }[];
  /** What its maker may do with it now. */
  moves: ('withdraw' | 'attach')[];
  notice: string;
  name: string;
  code: string;
  endsOn: IsoDate;
  on: IsoDate;
  reason: string;
  state: ObjectionView['state'];
  answer: string | null;
  answeredAt: string | null;
  closeReason: string | null;
}

/** The same for officers of its district. */
export interface StaffObjectionView extends OwnObjectionView {
  /** Code of the department; `INTERESTED_PARTY` for a person or firm. */
  by: string;
  contact: string;
}
