import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { ClosingMove, ClosingState, ClosingWay } from '#libs/contract';

/** The end of an entity, from its notice to the register. It is known by its filing. */
@Entity('closing')
@Index('one_open_closing_an_entity', ['entityId'], { unique: true, where: "state in ('NOTICE', 'PAUSED', 'WINDOW', 'REVIEW')" })
@Index('closing_by_announcement', ['announcementId'])
@Index('closing_by_certificate', ['certificateSha256'], { where: 'certificate_sha256 IS NOT NULL' })
@Index('closing_open', ['state', 'applyFrom'], { where: "state in ('NOTICE', 'PAUSED', 'WINDOW')" })
export class Closing {
  @PrimaryColumn('uuid') filingId: string;
  @Column('uuid') entityId: string;
  @Column('text') jurisdiction: string;
  @Column('text') way: ClosingWay;
  @Column('text') state: ClosingState;
  /** Of the simplified procedure, by the day of the notice. */
  @Column('text', { nullable: true }) edition: string | null;
  /** The application is made by itself. */
  @Column('boolean') automatic: boolean;
  @Column('uuid', { nullable: true }) announcementId: string | null;
  /** Counted once, when the notice is published. */
  @Column('date', { nullable: true }) noticeEndsOn: string | null;
  @Column('date', { nullable: true }) applyFrom: string | null;
  @Column('date', { nullable: true }) applyUntil: string | null;
  @Column('timestamptz') begunAt: Date;
  @Column('date', { nullable: true }) decidedOn: string | null;
  @Column('text', { nullable: true }) certificateSha256: string | null;
}

/** One row a move, never changed. */
@Entity('closing_history')
@Index('closing_history_by_filing', ['filingId'])
export class ClosingHistory {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: string;
  @Column('uuid') filingId: string;
  @Column('text') move: ClosingMove | 'begin';
  @Column('text', { nullable: true }) fromState: ClosingState | null;
  @Column('text') toState: ClosingState;
  @Column('uuid') actorId: string;
  @Column('timestamptz') at: Date;
  @Column('jsonb') details: object;
}

/** What an owner was told, so that it is told once. */
@Entity('closing_reminder')
export class ClosingReminder {
  @PrimaryColumn('uuid') filingId: string;
  @PrimaryColumn('text') what: string;
  @Column('timestamptz') at: Date;
}
