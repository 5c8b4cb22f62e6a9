import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Account } from './account.entity.ts';

/** A public key whose private half never leaves a person's device. Times are the machine's. */
@Entity('passkey')
@Index('passkey_credential', ['credentialId'], { unique: true })
@Index('passkey_by_account', ['accountId'])
export class Passkey {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accountId: string;
  @ManyToOne(() => Account, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'passkey_account' })
  account?: Account;
  /** As the device names it, in base64url. */
  @Column('text') credentialId: string;
  @Column('bytea') publicKey: Buffer;
  /** How often the device says to have used it; one that counts must count upwards. */
  @Column('bigint', { transformer: { to: (count: number) => count, from: Number } }) counter: number;
  @Column('text', { array: true, default: '{}' }) transports: string[];
  /** What its owner calls it. */
  @Column('text') name: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
}
