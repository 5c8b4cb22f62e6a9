import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ListImports1764029410000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table supervision_entry
        add column imported_list text,
        add column source text,
        add column natural_key bytea,
        add column seen_in bigint,
        add constraint one_entry_a_key unique (natural_key);
      create index supervision_by_import on supervision_entry (imported_list, source, seen_in) where imported_list is not null;

      create table supervision_import (
        id                 uuid primary key,
        number             bigserial constraint one_import_a_number unique,
        list               text not null,
        source             text not null,
        complete           boolean not null,
        file_name          text not null,
        encoding           text not null,
        sha256             text not null,
        state              text not null,
        total              integer not null,
        unreadable         integer not null,
        done               integer not null,
        added              integer not null,
        changed            integer not null,
        same               integer not null,
        bad                integer not null,
        ended              integer not null,
        uploaded_by        uuid not null,
        uploaded_at        timestamptz not null,
        finished_at        timestamptz);

      create table supervision_import_fault (
        import_id uuid not null,
        line      integer not null,
        faults    jsonb not null,
        primary key (import_id, line));`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
