import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { AllowanceView, RemarkView, SwitchName, TaskKind, Verdict, VerdictStep } from '#libs/contract';
import type { Turn } from './approval.rules.ts';

/** A verdict before it is out. */
export interface HeldBack {
  by: string;
  /** Machine's clock. */
  outAt: string;
  given: { step: VerdictStep; verdict: Verdict; remarks?: RemarkView[]; allowances?: AllowanceView[] };
}

/** What one department is asked about one round. Parallel approval is many of these, not a state of the filing. */
@Entity('approval_task')
@Unique('one_task_a_round', ['filingId', 'round', 'department', 'kind'])
@Index('approval_task_holder', ['holderId'], { where: 'closed_at IS NULL' })
@Index('approval_task_assignee', ['assigneeId'], { where: 'closed_at IS NULL' })
@Index('approval_task_turn', { synchronize: false })
@Index('approval_task_done', { synchronize: false })
@Index('approval_task_next', { synchronize: false })
@Index('approval_task_next_by_skill', { synchronize: false })
@Index('approval_task_touched', ['touchedAt'])
@Check('approval_task_turns', `turn in ('ACCEPT', 'EXAMINE', 'APPROVE', 'EITHER')`)
@Index('approval_task_queue', ['department', 'jurisdiction', 'openedAt'], { where: "closed_at IS NULL AND asked = 'atAcceptance' AND by = 'person'" })
export class ApprovalTask {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') filingId: string;
  @Column('integer') round: number;
  @Column('text') department: string;
  @Column('text') kind: TaskKind;
  /** Of the filing; who may see the task hangs on it. */
  @Column('text') jurisdiction: string;
  /** Whether the licence waits for it. */
  @Column('boolean') gating: boolean;
  /** `afterLicence`: nothing is asked; the acknowledgement of the department's message closes it. */
  @Column('text') asked: 'atAcceptance' | 'afterLicence';
  @Column('text') by: 'person' | 'automatic';
  @Column('text', { array: true }) steps: VerdictStep[];
  /** Whose word is asked for next, as `turnOf` says; kept so that a queue of any length gives its next one at once. */
  @Column('text', { default: 'EITHER' }) turn: Turn;
  /** Catalogue items it is about. */
  @Column('text', { array: true }) items: string[];
  @Column('timestamptz') openedAt: Date;
  @Column('integer') limitDays: number;
  @Column('text') limitUnit: 'workingDays' | 'calendarDays';
  /** Which number a code assignment answers, and the number. */
  @Column('text', { nullable: true }) number: string | null;
  @Column('text', { nullable: true }) assigned: string | null;
  @Column('uuid', { nullable: true }) holderId: string | null;
  /** Machine's clock: a claim is a lease. */
  @Column('timestamptz', { nullable: true }) leaseUntil: Date | null;
  /** Counts what changes who may say what: a writer says which one they saw. Working on does not count. */
  @Column('integer', { default: 1 }) version: number;
  /** As the frozen round says them, for the queue. */
  @Column('text', { default: '' }) entityType: string;
  @Column('text', { default: '' }) filingNumber: string;
  @Column('text', { default: '' }) name: string;
  /** The last day of its limit; `null` while the calendar of that year is not loaded. */
  @Column('date', { nullable: true }) dueOn: string | null;
  /** 绿色通道: before all others, with the waiting time it had. */
  @Column('boolean', { default: false }) priority: boolean;
  /** Two people decide it whatever the department's rule says. */
  @Column('boolean', { default: false }) risk: boolean;
  /** Closed without a word of the department: the filing left the office. */
  @Column('boolean', { default: false }) lapsed: boolean;
  /** To whom a supervisor gave it; nobody else claims it. */
  @Column('uuid', { nullable: true }) assigneeId: string | null;
  /** Machine's clock: since when the holder has it. */
  @Column('timestamptz', { nullable: true }) heldSince: Date | null;
  /** The department cannot decide yet. Its limit runs on. */
  @Column('timestamptz', { nullable: true }) pausedAt: Date | null;
  @Column('date', { nullable: true }) pausedUntil: string | null;
  @Column('text', { nullable: true }) pauseReason: string | null;
  /** Added in review, by whom and why. */
  @Column('uuid', { nullable: true }) referredBy: string | null;
  @Column('text', { nullable: true }) referralReason: string | null;
  /** Said and not out yet: the one verdict that can be taken back. */
  @Column('jsonb', { nullable: true }) heldBack: HeldBack | null;
  @Column('timestamptz', { nullable: true }) extendedAt: Date | null;
  @Column('integer', { default: 0 }) extensionDays: number;
  @Column('text', { nullable: true }) extensionReason: string | null;
  @Column('timestamptz', { nullable: true }) escalatedAt: Date | null;
  /** Registry clock: the last verdict fell, the number came, or the message was acknowledged. */
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  /** Machine's clock, kept by the database: open queues hear of it. */
  @Column({ type: 'timestamptz', insert: false, update: false, select: false }) touchedAt: Date;
}

/** A verdict on one step of a task. Never changed: another verdict is another row, and the newest counts. */
@Entity('approval_verdict')
@Index('approval_verdict_by_task', ['taskId', 'id'])
@Index('approval_verdict_by_filing', ['filingId', 'round'])
@Index('approval_verdict_allowances', { synchronize: false })
export class ApprovalVerdict {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: string;
  @Column('uuid') taskId: string;
  @Column('uuid') filingId: string;
  @Column('integer') round: number;
  @Column('text') step: VerdictStep;
  @Column('text') verdict: Verdict;
  @Column('uuid') byId: string;
  /** Registry clock. */
  @Column('timestamptz') at: Date;
  @Column('jsonb') remarks: RemarkView[];
  @Column('jsonb') allowances: AllowanceView[];
  /** The verdict of an earlier round that stands on: nothing the department looks at was changed. */
  @Column('bigint', { nullable: true }) carriedFrom: string | null;
}

/** How the office handles one filing, in every round. No row: as any other. */
@Entity('approval_handling')
export class ApprovalHandling {
  @PrimaryColumn('uuid') filingId: string;
  /** Why it goes by the green lane; `null`: it does not. */
  @Column('text', { nullable: true }) priorityReason: string | null;
  /** 全程代办: who sees it through. */
  @Column('uuid', { nullable: true }) caseWorkerId: string | null;
  /** Why two people of each department decide; `null`: as its rule says. */
  @Column('text', { nullable: true }) riskReason: string | null;
  @Column('uuid') changedBy: string;
  @Column('timestamptz') changedAt: Date;
}

/** A supervisor let a department object to what it had let pass in an earlier round. Counted. */
@Entity('approval_late_reason')
@Unique('one_late_reason_a_field', ['filingId', 'round', 'department', 'path'])
export class LateReason {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') filingId: string;
  @Column('integer') round: number;
  @Column('text') department: string;
  @Column('text') path: string;
  @Column('text') why: string;
  @Column('uuid') allowedBy: string;
  @Column('timestamptz') at: Date;
}

/** What ties a member of staff to people outside: relatives, own phone, own address. A keyed hash, never the value. */
@Entity('approval_interest')
@Unique('one_interest_once', ['accountId', 'kind', 'index'])
@Check('approval_interest_kind', `kind in ('relative', 'phone', 'address')`)
export class StaffInterest {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accountId: string;
  @Column('text') kind: 'relative' | 'phone' | 'address';
  @Column('bytea') index: Buffer;
  /** What the officer calls it: a name, `mobile`. */
  @Column('text') label: string;
  @Column('timestamptz') declaredAt: Date;
}

/** Whether something goes without people, for a district and entity type. `*` stands for every one; the nearest row decides. */
@Entity('approval_switch')
@Check('approval_switch_what', `what in ('acceptance', 'machineLane')`)
@Check('approval_switch_share', `share between 0 and 1`)
export class ApprovalSwitch {
  @PrimaryColumn('text') what: SwitchName;
  @PrimaryColumn('text') district: string;
  @PrimaryColumn('text') entityType: string;
  @Column('boolean', { name: 'on_' }) on: boolean;
  /** Which part of what the machine decided supervisors look at afterwards. */
  @Column('double precision') share: number;
  @Column('uuid') changedBy: string;
  @Column('timestamptz') changedAt: Date;
}

/** A decision of the machine that a supervisor looks at afterwards. */
@Entity('approval_sample')
@Index('approval_sample_waiting', ['department', 'drawnAt'], { where: 'result IS NULL' })
@Check('approval_sample_result', `result in ('right', 'wrong')`)
export class ApprovalSample {
  @PrimaryColumn('uuid') taskId: string;
  @Column('uuid') filingId: string;
  @Column('text') department: string;
  @Column('text') jurisdiction: string;
  @Column('timestamptz') drawnAt: Date;
  @Column('text', { nullable: true }) result: 'right' | 'wrong' | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('uuid', { nullable: true }) lookedBy: string | null;
  @Column('timestamptz', { nullable: true }) lookedAt: Date | null;
}
