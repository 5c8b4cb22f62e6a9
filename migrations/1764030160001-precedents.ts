import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the same question was answered before is found by the rule that the answer names. */
export class Precedents1764030160001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create index approval_verdict_allowances on approval_verdict using gin (allowances jsonb_path_ops)');
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
