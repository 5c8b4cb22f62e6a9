import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CorrectedFacts } from '#libs/contract';

/** What an officer found written wrongly in a version, and what another decided about it. */
@Entity('register_correction')
@Check('correction_needs_four_eyes', 'decided_by is null or decided_by <> proposed_by')
@Index('register_correction_entity', ['entityId'])
@Index('one_open_correction_a_version', ['versionId'], { unique: true, where: "state = 'PROPOSED'" })
export class RegisterCorrection {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') entityId: string;
  @Column('uuid') versionId: string;
  /** The parts as they should have read. */
  @Column('jsonb') facts: CorrectedFacts;
  @Column('text') reason: string;
  @Column('text') state: 'PROPOSED' | 'ENTERED' | 'REFUSED';
  @Column('uuid') proposedBy: string;
  @Column('timestamptz') proposedAt: Date;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('text', { nullable: true }) decision: string | null;
}
