import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A signature by passkey keeps what shows, without us, that its holder said yes to exactly this content. */
export class SignedByPasskey1764030140001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table filing_signature add column evidence jsonb;`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
