import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A filing that a clerk entered for an applicant at a window: where, by whom, for whom. */
@Entity('intake_record')
@Index('intake_record_by_clerk', ['clerkId', 'enteredAt'])
export class IntakeRecord {
  @PrimaryColumn('uuid') filingId: string;
  /** The station that took it: the code of its county, and its own place behind a dash. */
  @Column('text') acceptingOffice: string;
  /** The registry that decides: `filing.jurisdiction`. */
  @Column('text') authority: string;
  @Column('uuid') clerkId: string;
  @Column('uuid') applicantId: string;
  @Column('timestamptz') enteredAt: Date;
}
