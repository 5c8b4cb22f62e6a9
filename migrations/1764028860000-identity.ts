import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Identity1764028860000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table account (
        id             uuid primary key,
        login          text not null,
        password_hash  text not null,
        name           text not null,
        kind           text not null constraint account_kind check (kind in ('applicant', 'staff')),
        department     text,
        districts      text[] not null default '{}',
        roles          text[] not null default '{}',
        active         boolean not null default true,
        identity       text,
        identity_index bytea,
        proved_at      timestamptz,
        created_at     timestamptz not null);
      create unique index account_login on account (login);
      create unique index account_identity_index on account (identity_index);

      create table session (
        token_hash   bytea primary key,
        account_id   uuid not null constraint session_account references account on delete cascade,
        kind         text not null constraint session_kind check (kind in ('browser', 'program')),
        created_at   timestamptz not null default clock_timestamp(),
        last_seen_at timestamptz not null default clock_timestamp(),
        expires_at   timestamptz not null);
      create index session_by_account on session (account_id);
      create index session_by_end on session (expires_at);

      create table login_attempt (
        key       bytea primary key,
        failures  int not null,
        failed_at timestamptz not null,
        free_at   timestamptz not null);
      create index login_attempt_by_time on login_attempt (failed_at);`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
