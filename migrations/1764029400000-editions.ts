import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Editions1764029400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table law_text (
        sha256 text primary key,
        text   text not null);
      create trigger law_text_append_only before update or delete on law_text for each row execute function refuse_change();

      create table law_version (
        version     text primary key,
        files       jsonb not null,
        recorded_at timestamptz not null);
      create trigger law_version_append_only before update or delete on law_version for each row execute function refuse_change();

      create table edition_draft (
        id          uuid primary key,
        file        text not null,
        sha256      text not null,
        replaces    text not null,
        note        text not null,
        counts      jsonb not null,
        state       text not null,
        uploaded_by uuid not null,
        uploaded_at timestamptz not null,
        decided_by  uuid,
        decided_at  timestamptz);
      create index edition_draft_by_state on edition_draft (state, uploaded_at);

      create table edition (
        number      bigint generated always as identity primary key,
        draft_id    uuid not null constraint one_edition_a_draft unique,
        file        text not null,
        sha256      text not null,
        released    text not null,
        used_from   timestamptz not null,
        uploaded_by uuid not null,
        approved_by uuid not null,
        approved_at timestamptz not null,
        constraint one_edition_a_moment unique (file, used_from),
        constraint two_persons check (uploaded_by <> approved_by));
      create trigger edition_append_only before update or delete on edition for each row execute function refuse_change();`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
