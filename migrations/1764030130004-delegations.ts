import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Delegations1764030130004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table licence_delegation (
        id           uuid primary key,
        entity_id    uuid not null,
        person_index bytea not null,
        person_name  text not null,
        matter       text not null,
        valid_from   date not null,
        valid_to     date not null,
        given_by     uuid not null,
        given_at     timestamptz not null,
        revoked_at   timestamptz);
      create index licence_delegation_person on licence_delegation (person_index);
      create index licence_delegation_entity on licence_delegation (entity_id);`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
