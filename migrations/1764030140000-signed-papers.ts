import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The papers of a filing as they were signed; a row for each state of signing, so that an interrupted signing goes on where it was. */
export class SignedPapers1764030140000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table deed_paper (
        id           uuid primary key,
        filing_id    uuid not null,
        deed         text not null,
        content_hash text not null,
        signatures   uuid[] not null,
        sha256       text not null,
        kept_at      timestamptz not null,
        constraint one_paper_a_state unique (filing_id, deed, content_hash, signatures));`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
