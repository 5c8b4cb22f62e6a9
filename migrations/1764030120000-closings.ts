import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Announcements with objections, closings, and the changes of state of entities. */
export class Closings1764030120000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table announcement (
        id           uuid primary key,
        kind         text not null,
        entity_id    uuid not null,
        cause_id     uuid,
        jurisdiction text not null,
        name         text not null,
        code         text not null,
        entity_type  text not null,
        state        text not null,
        is_public    boolean not null,
        published_on date not null,
        ends_on      date not null,
        published_at timestamptz not null,
        closed_on    date);
      create unique index one_running_announcement_a_kind on announcement (entity_id, kind) where state = 'RUNNING';
      create index announcement_by_entity on announcement (entity_id, published_on);
      create index announcement_by_day on announcement (published_at, id) where is_public;

      create table objection (
        id              uuid primary key,
        announcement_id uuid not null,
        place           integer not null,
        voice           text not null,
        department      text,
        account_id      uuid,
        made_on         date not null,
        made_at         timestamptz not null,
        reason          text not null,
        evidence_sha256 text,
        evidence_type   text,
        sealed          text not null,
        state           text not null,
        answer          text,
        answered_at     timestamptz,
        closed_at       timestamptz,
        closed_by       uuid,
        close_reason    text,
        constraint one_objection_a_place unique (announcement_id, place));
      create index objection_by_account on objection (account_id);
      create unique index one_standing_objection_a_voice on objection (announcement_id, voice) where state = 'STANDING';

      create table closing (
        filing_id       uuid primary key,
        entity_id       uuid not null,
        jurisdiction    text not null,
        way             text not null,
        state           text not null,
        edition         text,
        automatic       boolean not null,
        announcement_id uuid,
        notice_ends_on  date,
        apply_from      date,
        apply_until     date,
        begun_at        timestamptz not null,
        decided_on      date,
        certificate_sha256 text);
      create unique index one_open_closing_an_entity on closing (entity_id) where state in ('NOTICE', 'PAUSED', 'WINDOW', 'REVIEW');
      create index closing_by_announcement on closing (announcement_id);
      create index closing_open on closing (state, apply_from) where state in ('NOTICE', 'PAUSED', 'WINDOW');

      create table closing_history (
        id         bigint generated always as identity primary key,
        filing_id  uuid not null,
        move       text not null,
        from_state text,
        to_state   text not null,
        actor_id   uuid not null,
        at         timestamptz not null,
        details    jsonb not null);
      create index closing_history_by_filing on closing_history (filing_id);
      create trigger closing_history_append_only before update or delete on closing_history for each row execute function refuse_change();

      create table closing_reminder (
        filing_id uuid not null,
        what      text not null,
        at        timestamptz not null,
        primary key (filing_id, what));

      create table register_state_change (
        id         uuid primary key,
        entity_id  uuid not null,
        from_state text not null,
        to_state   text not null,
        "on"       date not null,
        at         timestamptz not null,
        actor_id   uuid not null,
        cause_id   uuid not null,
        reason     text not null);
      create index register_state_change_entity on register_state_change (entity_id, at);
      create trigger register_state_change_append_only before update or delete on register_state_change for each row execute function refuse_change();

      create unique index one_closing_a_subject on filing (subject)
        where kind in ('deregistration', 'simplifiedDeregistration') and state in ('SUBMITTED', 'IN_REVIEW', 'APPROVED');
      create index filing_by_subject on filing (subject, state) where subject is not null;`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
