import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rounds and versions of the register are never changed; now they cannot be emptied at a stroke either. */
export class NothingIsEmptied1764029900000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create trigger filing_round_not_emptied before truncate on filing_round for each statement execute function refuse_change();
      create trigger register_version_not_emptied before truncate on register_version for each statement execute function refuse_change();`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
