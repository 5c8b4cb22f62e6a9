import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RegisterImports1764030130003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table register_import (
        id          uuid primary key,
        source      text not null,
        file_name   text not null,
        encoding    text not null,
        sha256      text not null,
        state       text not null,
        bytes       bigint not null,
        bytes_done  bigint not null,
        done        integer not null,
        added       integer not null,
        same        integer not null,
        bad         integer not null,
        unread      text[] not null,
        started_by  uuid not null,
        started_at  timestamptz not null,
        finished_at timestamptz);
      create unique index one_register_import_under_way on register_import (sha256) where state = 'RUNNING';

      create table register_import_fault (
        import_id uuid not null,
        line      integer not null,
        "column"  text,
        code      text not null,
        of_line   integer,
        primary key (import_id, line));`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
