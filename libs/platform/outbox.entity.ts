import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A message on its way. It stays open until every handler has finished; PostgreSQL is the truth, Redis only a hint. */
@Entity('outbox')
@Index('outbox_to_relay', ['id'], { where: 'relayed_at IS NULL AND done_at IS NULL' })
@Index('outbox_open', ['relayedAt'], { where: 'done_at IS NULL' })
@Index('outbox_failed', ['failedAt'], { where: 'failed_at IS NOT NULL AND done_at IS NULL' })
@Index('outbox_answers', ['queue', 'doneAt'], { where: `queue <> 'main'` })
export class OutboxEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: string;
  @Column('text') message: string;
  @Column('text') queue: string;
  @Column('jsonb') payload: object;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) createdAt: Date;
  /** Not to be handled before. */
  @Column('timestamptz', { nullable: true }) dueAt: Date | null;
  @Column('timestamptz', { nullable: true }) relayedAt: Date | null;
  /** Handlers of the build that recorded it: an older build does not close what it only knows half of. */
  @Column('text', { array: true, default: '{}' }) wanted: string[];
  /** Handlers that have finished. */
  @Column('text', { array: true, default: '{}' }) finished: string[];
  /** Handlers that gave up since the last retry; the others go on. */
  @Column('text', { array: true, default: '{}' }) gaveUp: string[];
  @Column('timestamptz', { nullable: true }) doneAt: Date | null;
  /** Set when a handler gave up; cleared by a retry. */
  @Column('timestamptz', { nullable: true }) failedAt: Date | null;
  @Column('text', { nullable: true }) failure: string | null;
  /** A failure that trying again cannot cure by itself: an operator has to look. */
  @Column('boolean', { default: false }) failedForGood: boolean;
  /** How often operators had it tried again, when last and by whom. */
  @Column('integer', { default: 0 }) retries: number;
  @Column('timestamptz', { nullable: true }) retriedAt: Date | null;
  @Column('uuid', { nullable: true }) retriedBy: string | null;
}

/** Why a handler of a message gave up; the same reason again only counts. It goes with its message. */
@Entity('work_failure')
export class WorkFailure {
  @PrimaryColumn('bigint') outboxId: string;
  @PrimaryColumn('text') handler: string;
  @PrimaryColumn('text') reason: string;
  @Column('integer') times: number;
  @Column('timestamptz') firstAt: Date;
  @Column('timestamptz') lastAt: Date;
}

/** When a scheduled message is recorded next; one row a schedule, whatever the number of workers. */
@Entity('schedule')
export class Schedule {
  @Column('text', { primary: true }) name: string;
  @Column('timestamptz') dueAt: Date;
}
