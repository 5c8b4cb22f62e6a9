import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EffectOfChanges1764030130001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table filing add effective_on date;
      create index filing_effect on filing (effective_on) where state = 'APPROVED' and effective_on is not null;`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
