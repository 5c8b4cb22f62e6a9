import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { AllowanceView, RemarkView, TaskKind, Verdict, VerdictStep } from '#libs/contract';

/** What one department is asked about one round. Parallel approval is many of these, not a state of the filing. */
@Entity('approval_task')
@Unique('one_task_a_round', ['filingId', 'round', 'department', 'kind'])
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
  /** Registry clock: the last verdict fell, the number came, or the message was acknowledged. */
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
}

/** A verdict on one step of a task. Never changed: another verdict is another row, and the newest counts. */
@Entity('approval_verdict')
@Index('approval_verdict_by_task', ['taskId', 'id'])
@Index('approval_verdict_by_filing', ['filingId', 'round'])
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
}
