import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Account } from './account.entity.ts';

/** Somebody wants to show at a window who they are: the code leads the clerk to their account. Times are the machine's. */
@Entity('window_code')
@Index('window_code_index', ['codeIndex'], { unique: true })
@Index('window_code_by_end', ['expiresAt'])
export class WindowCode {
  @PrimaryColumn('uuid') accountId: string;
  @ManyToOne(() => Account, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'window_code_account' })
  account?: Account;
  @Column('bytea') codeIndex: Buffer;
  @Column('timestamptz') expiresAt: Date;
}
