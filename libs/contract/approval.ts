import type { Facts, FilingFrame, IsoDate } from './facts.ts';
import type { CheckView, DocumentView, FilingState, RemarkView, TaskKind } from './filing.ts';

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
  holder: { id: string; name: string; until: string } | null;
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
  documents: DocumentView[];
  verdicts: VerdictView[];
  /** Steps this caller may give a verdict for now. */
  maySettle: VerdictStep[];
  mayClaim: boolean;
}

export interface VerdictView {
  step: VerdictStep;
  verdict: Verdict;
  by: string;
  at: string;
  remarks: RemarkView[];
  allowances: AllowanceView[];
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
  remarks?: { path?: string; reason: string; cure?: string }[];
  allowances?: AllowanceView[];
}
