import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Register1764028920000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table register_entity (
        id                         uuid primary key,
        unified_social_credit_code text constraint one_entity_a_code unique,
        registration_number        text constraint one_entity_a_number unique,
        organization_code          text,
        entity_type                text,
        entity_type_code           text,
        registry                   text,
        state                      text not null,
        state_on                   date,
        established_on             date,
        created_by_filing          uuid constraint one_entity_a_filing unique,
        registered_capital         bigint,
        address_key                text,
        legacy                     jsonb not null default '{}');
      create index register_entity_address on register_entity (address_key) where state = 'registered';

      create table register_version (
        id          uuid primary key,
        entity_id   uuid not null,
        version     integer not null,
        filing_id   uuid,
        round       integer,
        facts       jsonb not null,
        sealed      text not null,
        valid_from  date not null,
        recorded_at timestamptz not null,
        constraint one_version_a_number unique (entity_id, version));
      create trigger register_version_append_only before update or delete on register_version for each row execute function refuse_change();

      create table register_name (
        id            uuid primary key default gen_random_uuid(),
        entity_id     uuid not null,
        pool          text not null,
        "full"        text not null,
        normalised    text not null,
        trade_name    text not null,
        pinyin        text not null,
        industry_term text not null,
        letters       text not null,
        parts         jsonb not null,
        until         date);
      create index register_name_same on register_name (pool, normalised);
      create index register_name_trade on register_name (pool, trade_name);
      create index register_name_sound on register_name (pool, pinyin);
      create index register_name_letters on register_name (pool, letters);
      create index register_name_entity on register_name (entity_id);

      create table register_person (
        id           uuid primary key default gen_random_uuid(),
        entity_id    uuid not null,
        role         text not null,
        name         text not null,
        person_index bytea not null,
        valid_from   date,
        until        date);
      create index register_person_index on register_person (person_index);
      create index register_person_entity on register_person (entity_id);

      create table register_code (
        code     text primary key,
        kind     text not null,
        division text not null,
        taken_by uuid,
        constraint one_code_a_filing unique (kind, taken_by));
      create index register_code_free on register_code (kind, division, code) where taken_by is null;

      create table register_code_range (
        kind     text not null,
        division text not null,
        prefix   text not null,
        width    integer not null,
        next     integer not null,
        last     integer not null,
        primary key (kind, division, prefix));

      create table supervision_entry (
        id           uuid primary key default gen_random_uuid(),
        list         text not null,
        entity_id    uuid,
        person_index bytea,
        subject      text,
        details      jsonb not null);
      create index supervision_by_entity on supervision_entry (entity_id) where entity_id is not null;
      create index supervision_by_person on supervision_entry (person_index) where person_index is not null;
      create index supervision_by_subject on supervision_entry (list, subject) where subject is not null;`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
