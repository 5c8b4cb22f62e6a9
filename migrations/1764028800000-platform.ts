import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Platform1764028800000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
      end $$;

      create table outbox (
        id              bigint generated always as identity primary key,
        message         text not null,
        queue           text not null,
        payload         jsonb not null,
        created_at      timestamptz not null default clock_timestamp(),
        due_at          timestamptz,
        relayed_at      timestamptz,
        finished        text[] not null default '{}',
        done_at         timestamptz,
        failed_at       timestamptz,
        failure         text,
        failed_for_good boolean not null default false);
      create index outbox_to_relay on outbox (id) where relayed_at is null and done_at is null;
      create index outbox_open on outbox (relayed_at) where done_at is null;

      create table schedule (
        name   text primary key,
        due_at timestamptz not null);

      create table idempotency (
        user_id      uuid not null,
        key          text not null,
        request_hash bytea not null,
        object_id    text not null,
        created_at   timestamptz not null default clock_timestamp(),
        primary key (user_id, key));
      create index idempotency_by_age on idempotency (created_at);

      create table audit (
        id        bigint generated always as identity primary key,
        at        timestamptz not null,
        actor_id  uuid not null,
        what      text not null,
        object_id uuid,
        details   jsonb not null);
      create index audit_by_object on audit (object_id);
      create trigger audit_append_only before update or delete on audit for each row execute function refuse_change();
      create trigger audit_not_emptied before truncate on audit for each statement execute function refuse_change();`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
