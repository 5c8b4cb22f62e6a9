import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How often a password was tried in vain from one place, and when the next try is heard. Times are the machine's. */
@Entity('login_attempt')
@Index('login_attempt_by_time', ['failedAt'])
export class LoginAttempt {
  /** Blind index of login and place: the table tells nobody who signs in from where. */
  @PrimaryColumn('bytea') key: Buffer;
  @Column('int') failures: number;
  @Column('timestamptz') failedAt: Date;
  @Column('timestamptz') freeAt: Date;
}
