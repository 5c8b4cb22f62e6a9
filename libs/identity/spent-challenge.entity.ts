import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A challenge that a passkey has answered: it serves for nothing else. Times are the machine's. */
@Entity('spent_challenge')
@Index('spent_challenge_by_end', ['expiresAt'])
export class SpentChallenge {
  @PrimaryColumn('bytea') challengeHash: Buffer;
  @Column('timestamptz') expiresAt: Date;
}
