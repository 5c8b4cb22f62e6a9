import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Licence1764029160000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table licence (
        id               uuid primary key,
        filing_id        uuid not null constraint one_licence_a_filing unique,
        round            integer not null,
        entity_id        uuid not null,
        code             text not null,
        serial           integer not null,
        state            text not null,
        entity_type_code text not null,
        face             jsonb not null,
        established_on   date not null,
        issued_on        date not null,
        issued_at        timestamptz not null,
        original_sha256  text,
        duplicate_sha256 text,
        constraint one_serial_an_entity unique (entity_id, serial));
      create index licence_by_code on licence (code);
      create index licence_by_original on licence (original_sha256);
      create index licence_by_duplicate on licence (duplicate_sha256);

      create table exchange_push (
        id              uuid primary key,
        filing_id       uuid not null,
        round           integer not null,
        department      text not null,
        what            text not null,
        task            text not null,
        items           text[] not null,
        created_at      timestamptz not null,
        attempts        integer not null,
        acknowledged_at timestamptz,
        constraint one_push_a_department unique (filing_id, round, department, what));
      create index exchange_push_open on exchange_push (department) where acknowledged_at is null;`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
