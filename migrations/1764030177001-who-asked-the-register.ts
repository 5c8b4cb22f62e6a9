import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asks the public register for what kind of thing is kept for a while, so that whoever copies it can be found; what was asked is not. */
export class WhoAskedTheRegister1764030177001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table register_question (
        id      uuid primary key,
        at      timestamptz not null,
        user_id uuid,
        network bytea not null,
        kind    text not null,
        found   integer not null);
      create index register_question_at on register_question (at);`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
