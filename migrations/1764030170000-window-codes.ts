import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom no way online believes shows at a window who they are; a code leads the clerk to the account. */
export class WindowCodes1764030170000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table window_code (
        account_id uuid primary key constraint window_code_account references account (id) on delete cascade,
        code_index bytea not null,
        expires_at timestamptz not null
      );
      create unique index window_code_index on window_code (code_index);
      create index window_code_by_end on window_code (expires_at);`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
