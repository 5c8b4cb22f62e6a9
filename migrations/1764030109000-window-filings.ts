import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WindowFilings1764030109000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table filing_answer (
        filing_id   uuid not null,
        round       integer not null,
        place       integer not null,
        answer      text not null,
        answered_at timestamptz not null,
        primary key (filing_id, round, place));

      create table intake_record (
        filing_id        uuid primary key,
        accepting_office text not null,
        authority        text not null,
        clerk_id         uuid not null,
        applicant_id     uuid not null,
        entered_at       timestamptz not null);
      create index intake_record_by_clerk on intake_record (clerk_id, entered_at);

      create table desk_officer (
        account_id   uuid primary key,
        skills       text[] not null default '{}',
        absent_until date,
        stands_in    uuid,
        changed_by   uuid not null,
        changed_at   timestamptz not null);`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
