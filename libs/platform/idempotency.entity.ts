import { Column, Entity, Index } from 'typeorm';

/** The first answer to a key: its status and the object it speaks of, never a body. */
@Entity('idempotency')
@Index('idempotency_by_age', ['createdAt'])
export class IdempotencyKey {
  @Column('uuid', { primary: true }) userId: string;
  @Column('text', { primary: true }) key: string;
  /** Keyed hash of method, path and body. */
  @Column('bytea') requestHash: Buffer;
  @Column('text') objectId: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) createdAt: Date;
}
