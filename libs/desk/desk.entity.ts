import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a supervisor keeps about an officer: what they are good at, and when they are away. No row: everything, and here. */
@Entity('desk_officer')
export class DeskOfficer {
  @PrimaryColumn('uuid') accountId: string;
  /** Entity types that `next` gives them; empty: all. */
  @Column('text', { array: true, default: '{}' }) skills: string[];
  /** The last day away. */
  @Column('date', { nullable: true }) absentUntil: string | null;
  @Column('uuid', { nullable: true }) standsIn: string | null;
  @Column('uuid') changedBy: string;
  @Column('timestamptz') changedAt: Date;
}
