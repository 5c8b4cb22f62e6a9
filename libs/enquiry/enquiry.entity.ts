import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Blocker } from '#libs/contract';

/** A question to one department before a closing. Asked again is one more row. */
@Entity('enquiry')
@Index('enquiry_by_filing', ['filingId', 'department', 'askedAt'])
export class Enquiry {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') filingId: string;
  @Column('text') department: string;
  @Column('timestamptz') askedAt: Date;
  /** `null`: silence. */
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('jsonb') blockers: Blocker[];
}
