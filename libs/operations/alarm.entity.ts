import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Something has waited too long; one at a time, until nothing does any more. Times are the machine's. */
@Entity('work_alarm')
@Index('one_alarm_at_a_time', ['kind'], { unique: true, where: 'cleared_at IS NULL' })
export class WorkAlarm {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: 'waiting';
  @Column('timestamptz') waitsSince: Date;
  @Column('timestamptz') raisedAt: Date;
  @Column('timestamptz', { nullable: true }) clearedAt: Date | null;
}
