import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Notice1764028870000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table notice (
        id           uuid primary key,
        recipient_id uuid not null,
        kind         text not null,
        params       jsonb not null,
        filing_id    uuid,
        created_at   timestamptz not null,
        read_at      timestamptz,
        mail         text not null constraint notice_mail check (mail in ('none', 'waiting', 'sent', 'refused')));
      create index notice_by_recipient on notice (recipient_id, created_at);`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
