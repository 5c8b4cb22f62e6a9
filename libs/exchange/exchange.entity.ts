import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** One message to one department. Its id is the key under which the department takes effect once. */
@Entity('exchange_push')
@Unique('one_push_a_department', ['filingId', 'round', 'department', 'what'])
@Index('exchange_push_open', ['department'], { where: 'acknowledged_at IS NULL' })
export class ExchangePush {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') filingId: string;
  @Column('integer') round: number;
  @Column('text') department: string;
  @Column('text') what: string;
  /** Kind of the task that the acknowledgement closes. */
  @Column('text') task: 'RECORD' | 'NOTICE';
  /** Catalogue items of a dual notification. */
  @Column('text', { array: true }) items: string[];
  @Column('timestamptz') createdAt: Date;
  @Column('integer') attempts: number;
  @Column('timestamptz', { nullable: true }) acknowledgedAt: Date | null;
}
