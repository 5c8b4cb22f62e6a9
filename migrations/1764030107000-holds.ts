import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Holds that named people lay on filings and firms; parts in filings are found by person, firms by post. */
export class Holds1764030107000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table hold (
        id           uuid primary key,
        "on"         text not null,
        object_id    uuid not null,
        jurisdiction text not null,
        account_id   uuid not null,
        roles        text[] not null,
        state        text not null,
        held_at      timestamptz not null,
        closed_at    timestamptz,
        closed_by    uuid,
        reason       text,
        constraint hold_closed_with_reason check (state = 'OPEN' or (closed_at is not null and closed_by is not null and reason is not null)));
      create unique index one_open_hold_a_person on hold (object_id, account_id) where state = 'OPEN';
      create index hold_by_person on hold (account_id, held_at);
      create index hold_queue on hold (jurisdiction, held_at) where state = 'OPEN';`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
