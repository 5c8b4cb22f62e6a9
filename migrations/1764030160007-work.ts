import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Failed work keeps how it failed and who had it tried again; an alarm rises once for what waits too long. */
export class Work1764030160007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table outbox
        add column retries    int not null default 0,
        add column retried_at timestamptz,
        add column retried_by uuid;
      create index outbox_failed on outbox (failed_at) where failed_at is not null and done_at is null;
      create index outbox_answers on outbox (queue, done_at) where queue <> 'main';

      create table work_failure (
        outbox_id bigint not null,
        handler   text not null,
        reason    text not null,
        times     int not null,
        first_at  timestamptz not null,
        last_at   timestamptz not null,
        primary key (outbox_id, handler, reason));

      create table work_alarm (
        id           uuid primary key,
        kind         text not null,
        waits_since  timestamptz not null,
        raised_at    timestamptz not null,
        cleared_at   timestamptz);
      create unique index one_alarm_at_a_time on work_alarm (kind) where cleared_at is null;`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
