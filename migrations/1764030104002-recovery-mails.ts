import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecoveryMails1764030104002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table recovery add mailed_at timestamptz;`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
