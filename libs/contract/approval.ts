import type { Facts, FilingFrame, IsoDate } from './facts.ts';
import type { CheckView, DifferenceRow, DocumentView, FilingRow, FilingState, RemarkView, TaskKind } from './filing.ts';

export type Verdict = 'approve' | 'correct' | 'refuse';
export type VerdictStep = 'EXAMINE' | 'APPROVE';

/** A row of a department's queue. */
export interface TaskRow {
  id: string;
  filingId: string;
  filingNumber: string;
  name: string;
  entityType: string;
  jurisdiction: string;
  department: string;
  kind: TaskKind;
  round: number;
  /** The step asked for next; `null` when decided. */
  step: VerdictStep | null;
  openedAt: string;
  dueOn: IsoDate | null;
  holder: { id: string; name: string; since: string | null; until: string } | null;
  /** Which state of the task the row shows; every write carries it. */
  version: number;
  priority: boolean;
  risk: boolean;
  assignee: { id: string; name: string } | null;
  paused: { since: string; until: IsoDate | null; reason: string } | null;
  escalatedAt: string | null;
}

export interface TaskList {
  tasks: TaskRow[];
  total: number;
}

/** A task with the frozen round it decides on. */
export interface TaskView extends TaskRow {
  gating: boolean;
  filing: FilingFrame & { state: FilingState; facts: Facts; contentHash: string };
  check: CheckView;
  /** Of a change: what it makes different. */
  difference: DifferenceRow[];
  documents: DocumentView[];
  verdicts: VerdictView[];
  /** Steps this caller may give a verdict for now. */
  maySettle: VerdictStep[];
  mayClaim: boolean;
  /** Steps on which this caller gave the word that stands and may give another. */
  mayChange: VerdictStep[];
  /** What earlier rounds asked for, and what the applicant answered. */
  earlier: { round: number; remarks: RemarkView[] }[];
  /** Said and not out yet. */
  heldBack: { step: VerdictStep; verdict: Verdict; by: string; mine: boolean; outInMs: number } | null;
  referred: { by: string; reason: string } | null;
  /** Work behind this filing that failed and waits: staff need not wonder why nothing comes. */
  stuck: { message: string; since: string }[];
}

export interface VerdictView {
  step: VerdictStep;
  verdict: Verdict;
  by: string;
  at: string;
  remarks: RemarkView[];
  allowances: AllowanceView[];
  /** The round in which it was given, where a later round did not ask again. */
  carriedFromRound?: number;
}

/** The officer's word on a finding of severity `officerDecides`. */
export interface AllowanceView {
  rule: string;
  path: string;
  verdict: 'allow' | 'refuse';
  reason: string;
}

export interface DecideBody {
  step: VerdictStep;
  verdict: Verdict;
  /** The round that was looked at; another one is refused. */
  round: number;
  /** The version of the task that was looked at; every screen sends it, so that nothing refused comes back later. */
  version?: number;
  remarks?: RemarkBody[];
  allowances?: AllowanceView[];
  /** It goes out ten seconds later, and can be taken back until then. */
  heldBack?: boolean;
}

/** Words of one's own, a code of the table of reasons, or both. */
export interface RemarkBody {
  path?: string;
  code?: string;
  reason?: string;
  cure?: string;
}

/** A department takes back what it said, before the licence is out. */
export interface ChangeVerdictBody extends DecideBody {
  why: string;
}

/** What a writer saw: the round and the version. */
export interface SeenBody {
  round: number;
  version: number;
}

/** A reason that an officer may give, in the caller's language. */
export interface ReasonView {
  code: string;
  area: string;
  /** Beginnings of the fields it may be tied to. */
  paths: string[];
  cause: string;
  cure: string;
  example: string;
}

/** Why the licence may be issued, or what it waits for. */
export interface GateView {
  filing: { id: string; number: string; state: FilingState; round: number };
  outcome: Verdict | 'pending';
  tasks: GateTaskView[];
}

export interface GateTaskView {
  department: string;
  kind: TaskKind;
  verdict: Verdict | null;
  paused: string | null;
  assigned: string | null;
  words: { step: VerdictStep; verdict: Verdict; by: string; at: string; round: number }[];
}

/** One field that differs between two rounds. */
export interface DifferenceView {
  path: string;
  before: unknown;
  after: unknown;
}

export interface RoundDifferencesView {
  from: number;
  to: number;
  differences: DifferenceView[];
  documents: { kind: string; what: 'added' | 'removed' }[];
}

export type SwitchName = 'acceptance' | 'machineLane';

export interface SwitchView {
  what: SwitchName;
  district: string;
  entityType: string;
  on: boolean;
  share: number;
  changedBy: string;
  changedAt: string;
}

export interface SampleView {
  taskId: string;
  filingId: string;
  filingNumber: string;
  name: string;
  jurisdiction: string;
  drawnAt: string;
  result: 'right' | 'wrong' | null;
  note: string | null;
  lookedBy: string | null;
  lookedAt: string | null;
}

/** What a clerk says on each point of the list before a return: what is wrong is tied to a remark. */
export interface ReturnBody extends SeenBody {
  checklist: { point: string; right: boolean }[];
  remarks: RemarkBody[];
}

export interface DeclineBody extends SeenBody {
  reason: string;
  /** Where the applicant may turn to. */
  remedy: string;
}

export interface InterestView {
  id: string;
  kind: 'relative' | 'phone' | 'address';
  label: string;
  declaredAt: string;
}

/** Which registry decides for a division, and whether the office that asks may take the filing. */
export interface CompetenceView {
  competent: boolean;
  reason: 'division_unknown' | 'division_ended' | 'other_county' | 'other_city' | null;
  /** Where to go. */
  authority: { code: string; name: string } | null;
  /** The county's registry, where the city's decides but may leave it to the county. */
  also: { code: string; name: string } | null;
}

/** A filing that a clerk entered for somebody. */
export interface IntakeRow extends FilingRow {
  acceptingOffice: string;
  registrationAuthority: string;
}
