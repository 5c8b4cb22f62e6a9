import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Passkeys1764030104000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table account add second_factor boolean not null default false;
      alter table session add confirmed_at timestamptz;

      create table passkey (
        id            uuid primary key,
        account_id    uuid not null constraint passkey_account references account on delete cascade,
        credential_id text not null,
        public_key    bytea not null,
        counter       bigint not null,
        transports    text[] not null default '{}',
        name          text not null,
        created_at    timestamptz not null,
        used_at       timestamptz);
      create unique index passkey_credential on passkey (credential_id);
      create index passkey_by_account on passkey (account_id);

      create table spent_challenge (
        challenge_hash bytea primary key,
        expires_at     timestamptz not null);
      create index spent_challenge_by_end on spent_challenge (expires_at);`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
