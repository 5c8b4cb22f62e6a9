import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message knows the handlers of the build that recorded it, and which of them gave up. */
export class HandlersOfAMessage1764029910000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table outbox
        add column wanted  text[] not null default '{}',
        add column gave_up text[] not null default '{}';`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
