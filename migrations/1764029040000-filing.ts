import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Filing1764029040000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table filing (
        id           uuid primary key,
        number       text constraint one_filing_a_number unique,
        kind         text not null,
        entity_type  text not null,
        jurisdiction text not null,
        channel      text not null,
        subject      uuid,
        step         text,
        state        text not null,
        version      integer not null,
        round        integer not null,
        facts        jsonb not null,
        sealed       text not null,
        filer_id     uuid not null,
        created_at   timestamptz not null,
        changed_at   timestamptz not null,
        expires_on   date not null,
        result       jsonb);
      create index filing_by_filer on filing (filer_id);
      create index filing_by_state on filing (state, expires_on);

      create table filing_round (
        id           uuid primary key,
        filing_id    uuid not null,
        round        integer not null,
        facts        jsonb not null,
        sealed       text not null,
        content_hash text not null,
        law_version  text not null,
        findings     jsonb not null,
        documents    jsonb not null,
        received_at  timestamptz not null,
        constraint one_round_a_number unique (filing_id, round));
      create trigger filing_round_append_only before update or delete on filing_round for each row execute function refuse_change();

      create table filing_party (
        id            uuid primary key,
        filing_id     uuid not null,
        user_id       uuid,
        role          text not null,
        person_key    text not null,
        asks          text,
        invited_at    timestamptz,
        told_at       timestamptz,
        opened_at     timestamptz,
        identified_at timestamptz,
        removed_at    timestamptz,
        constraint one_party_a_person unique (filing_id, role, person_key));
      create index filing_party_by_user on filing_party (user_id);

      create table filing_signature (
        id           uuid primary key,
        filing_id    uuid not null,
        person_key   text not null,
        user_id      uuid not null,
        content_hash text not null,
        part_hashes  jsonb not null,
        method       text not null,
        signed_at    timestamptz not null,
        voided_at    timestamptz,
        voided_by    text[]);
      create index filing_signature_by_filing on filing_signature (filing_id);
      create unique index one_valid_signature_a_person on filing_signature (filing_id, person_key) where voided_at is null;

      create table filing_person (
        filing_id    uuid not null,
        person_key   text not null,
        name         text not null,
        person_index bytea not null,
        primary key (filing_id, person_key));
      create index filing_person_index on filing_person (person_index);

      create table filing_document (
        id          uuid primary key,
        filing_id   uuid not null,
        kind        text not null,
        file_name   text not null,
        media_type  text not null,
        bytes       integer not null,
        sha256      text not null,
        uploaded_at timestamptz not null,
        removed_at  timestamptz);
      create index filing_document_by_filing on filing_document (filing_id);

      create table filing_history (
        id         bigint generated always as identity primary key,
        filing_id  uuid not null,
        round      integer not null,
        move       text not null,
        from_state text not null,
        to_state   text not null,
        actor_id   uuid not null,
        at         timestamptz not null,
        details    jsonb not null);
      create index filing_history_by_filing on filing_history (filing_id);
      create trigger filing_history_append_only before update or delete on filing_history for each row execute function refuse_change();
      create trigger filing_history_not_emptied before truncate on filing_history for each statement execute function refuse_change();

      create table filing_counter (
        division text not null,
        day      text not null,
        last     integer not null,
        primary key (division, day));`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
