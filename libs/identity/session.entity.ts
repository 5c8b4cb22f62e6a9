import { Check, Column, Entity, Generated, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Account } from './account.entity.ts';

export type SessionKind = 'browser' | 'program';

/** A signed-in browser or program. The token itself is kept by nobody but its holder. Times are the machine's. */
@Entity('session')
@Index('session_id', ['id'], { unique: true })
@Index('session_by_account', ['accountId'])
@Index('session_by_end', ['expiresAt'])
@Check('session_kind', `kind in ('browser', 'program')`)
export class Session {
  @PrimaryColumn('bytea') tokenHash: Buffer;
  /** By which its owner names it; it opens nothing. */
  @Column('uuid') @Generated('uuid') id: string;
  @Column('uuid') accountId: string;
  @ManyToOne(() => Account, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'session_account' })
  account?: Account;
  @Column('text') kind: SessionKind;
  /** Browser and system in a word each, for the owner's list. */
  @Column('text', { default: '' }) device: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) createdAt: Date;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) lastSeenAt: Date;
  /** When its holder last showed who they are, as at signing in. */
  @Column('timestamptz', { nullable: true }) confirmedAt: Date | null;
  @Column('timestamptz') expiresAt: Date;
}
