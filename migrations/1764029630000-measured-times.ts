import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the filings finished lately, for the time they took. */
export class MeasuredTimes1764029630000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create index filing_completed on filing (kind, entity_type, jurisdiction, changed_at) where state = 'COMPLETED';`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
