import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A verdict may be held back for ten seconds and taken back in them; an officer's keys go with the account. */
export class VerdictsHeldBack1764030175000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table approval_task add column held_back jsonb;
      alter table account add column keys jsonb;`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
