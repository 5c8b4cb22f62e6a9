import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Recovery1764030104001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table account
        add language text constraint account_language check (language in ('zh', 'en')),
        add larger   boolean not null default false;
      alter table session
        add id     uuid not null default gen_random_uuid(),
        add device text not null default '';
      create unique index session_id on session (id);

      create table recovery (
        id         uuid primary key,
        account_id uuid constraint recovery_account references account on delete cascade,
        asked_at   timestamptz not null,
        expires_at timestamptz not null,
        used_at    timestamptz);
      create index recovery_by_account on recovery (account_id, asked_at);
      create index recovery_by_end on recovery (expires_at);

      create table recovery_code (
        account_id uuid not null constraint recovery_code_account references account on delete cascade,
        code_hash  bytea not null,
        primary key (account_id, code_hash));`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
