import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { EntityType, FilingKind, NameFacts } from '#libs/contract';

/** A name kept free for its applicants until the end of a day. */
@Entity('name_reservation')
@Index('name_reservation_same', ['pool', 'normalised'])
@Index('one_reservation_a_code', ['code'], { unique: true })
@Index('name_reservation_trade', ['pool', 'tradeName'], { where: 'ended_at IS NULL' })
@Index('name_reservation_letters', ['pool', 'letters'], { where: 'ended_at IS NULL' })
@Index('name_reservation_by_applicant', ['applicantId'], { where: 'applicant_id IS NOT NULL' })
export class NameReservation {
  @PrimaryGeneratedColumn('uuid') id: string;
  /** What the applicants were told to quote. */
  @Column('text') code: string;
  @Column('text') pool: string;
  @Column('text') name: string;
  @Column('text') normalised: string;
  @Column('text') tradeName: string;
  @Column('text', { default: '' }) industryTerm: string;
  @Column('text') letters: string;
  @Column('date') reservedOn: string;
  /** The last day it holds. */
  @Column('date') validTo: string;
  /** The account of the applicants; `null` for reservations taken over from elsewhere. */
  @Column('uuid', { nullable: true }) applicantId: string | null;
  /** The question that the name was judged by; `null` for reservations taken over from elsewhere. */
  @Column('jsonb', { nullable: true }) question: ReservedQuestion | null;
  @Column('text', { nullable: true }) jurisdiction: string | null;
  /** Its trade calls for a permit first: it runs for longer where the law says so. */
  @Column('boolean', { default: false }) priorApproval: boolean;
  @Column('integer', { default: 0 }) renewals: number;
  /** When it ended before its last day. */
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  /** `released` by its applicants, or `used`: the register has the name. */
  @Column('text', { nullable: true }) endedBy: 'released' | 'used' | null;
}

/** What a name was judged for: a renewal asks the same again. */
export interface ReservedQuestion {
  kind: FilingKind;
  entityType: EntityType;
  subject?: string;
  name: NameFacts;
  facts: NameQuestionFacts;
}

/** A sound that a reserved name is found by, with its industry, as names of the register are. */
@Entity('name_reservation_key')
@Index('name_reservation_key_of', ['reservationId'])
export class NameReservationKey {
  @PrimaryColumn('bigint') key: string;
  @PrimaryColumn('integer') industry: number;
  @PrimaryColumn('uuid') reservationId: string;
}

/** The facts that the rules of names look at, and no more: nothing here tells of a natural person. */
export interface NameQuestionFacts {
  registeredCapital?: number;
  businessScope?: string[];
  investors?: { name: string; unifiedSocialCreditCode: string; registerEntity?: string; controlledBy?: string; bodyKind?: string }[];
}

/**
 * Who holds a name at this moment: one row a name and pool, so that the database itself lets only one have it. A filing, a reservation, or a
 * filing with the reservation of the same applicant.
 */
@Entity('name_hold')
@Check('held_by_somebody', 'filing_id IS NOT NULL OR reservation_id IS NOT NULL')
@Index('name_hold_by_filing', ['filingId'])
@Index('one_hold_a_reservation', ['reservationId'], { unique: true, where: 'reservation_id IS NOT NULL' })
export class NameHold {
  @PrimaryColumn('text') pool: string;
  @PrimaryColumn('text') normalised: string;
  @Column('uuid', { nullable: true }) filingId: string | null;
  @Column('uuid', { nullable: true }) reservationId: string | null;
  /** The account for which it is held. */
  @Column('uuid', { nullable: true }) holderId: string | null;
  @Column('text') name: string;
}
