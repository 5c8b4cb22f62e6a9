import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Corrections1764030130002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table register_correction (
        id          uuid primary key,
        entity_id   uuid not null,
        version_id  uuid not null,
        facts       jsonb not null,
        reason      text not null,
        state       text not null,
        proposed_by uuid not null,
        proposed_at timestamptz not null,
        decided_by  uuid,
        decided_at  timestamptz,
        decision    text,
        constraint correction_needs_four_eyes check (decided_by is null or decided_by <> proposed_by));
      create index register_correction_entity on register_correction (entity_id);
      create unique index one_open_correction_a_version on register_correction (version_id) where state = 'PROPOSED';`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
