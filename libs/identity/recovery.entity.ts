import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Account } from './account.entity.ts';

/** Somebody asked for a link to get back into an account; without one when no account has that login. Times are the machine's. */
@Entity('recovery')
@Index('recovery_by_account', ['accountId', 'askedAt'])
@Index('recovery_by_end', ['expiresAt'])
export class Recovery {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) accountId: string | null;
  @ManyToOne(() => Account, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'recovery_account' })
  account?: Account;
  @Column('timestamptz') askedAt: Date;
  @Column('timestamptz') expiresAt: Date;
  /** When its link was given out to be mailed; null where that was not done. */
  @Column('timestamptz', { nullable: true }) mailedAt: Date | null;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
}

/** A code on the owner's own paper that gets them back in; it goes when it is used. */
@Entity('recovery_code')
export class RecoveryCode {
  @PrimaryColumn('uuid') accountId: string;
  @ManyToOne(() => Account, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'recovery_code_account' })
  account?: Account;
  @PrimaryColumn('bytea') codeHash: Buffer;
}
