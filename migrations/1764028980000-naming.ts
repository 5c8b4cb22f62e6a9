import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Naming1764028980000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table name_reservation (
        id           uuid primary key default gen_random_uuid(),
        code         text not null,
        pool         text not null,
        name         text not null,
        normalised   text not null,
        trade_name   text not null,
        pinyin       text not null,
        letters      text not null,
        reserved_on  date not null,
        valid_to     date not null,
        applicant_id uuid);
      create index name_reservation_same on name_reservation (pool, normalised);
      create index name_reservation_code on name_reservation (code);

      create table name_hold (
        pool       text not null,
        normalised text not null,
        filing_id  uuid not null,
        name       text not null,
        primary key (pool, normalised));
      create index name_hold_by_filing on name_hold (filing_id);`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
