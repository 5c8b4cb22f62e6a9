import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Permits that applicants say they hold, beside the facts; a round keeps those it was handed in with. */
export class PermitsHeld1764029620000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table filing_permit (
        filing_id      uuid not null,
        place          integer not null,
        catalogue_item text not null,
        number         text not null,
        authority      text not null,
        issued_on      date not null,
        valid_to       date,
        primary key (filing_id, place));

      alter table filing_round add column permits jsonb not null default '[]';`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
