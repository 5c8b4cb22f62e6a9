import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { FirmOrderKind, FirmOrderState } from '#libs/contract';

/** An act of the registry about an entity, from its proposal to its decision. */
@Entity('firm_order')
@Check('another_decides', 'decided_by is null or decided_by <> proposed_by')
@Index('one_open_order_an_entity', ['entityId'], { unique: true, where: "state IN ('PROPOSED', 'HEARING')" })
@Index('firm_order_by_time', ['proposedAt'])
export class FirmOrder {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') entityId: string;
  @Column('text') jurisdiction: string;
  @Column('text') kind: FirmOrderKind;
  @Column('text') state: FirmOrderState;
  @Column('text') ground: string;
  @Column('text') document: string;
  @Column('text') reason: string;
  @Column('uuid') proposedBy: string;
  @Column('timestamptz') proposedAt: Date;
  @Column('uuid', { nullable: true }) announcementId: string | null;
  @Column('date', { nullable: true }) hearingEndsOn: string | null;
  @Column('text', { nullable: true }) statement: string | null;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('text', { nullable: true }) decisionReason: string | null;
  @Column('text', { array: true, default: '{}' }) liable: string[];
}
