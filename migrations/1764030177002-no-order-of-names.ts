import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names in the order of their length are read by nobody: where a question fits very many, the shortest are those without the word asked for. */
export class NoOrderOfNames1764030177002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('drop index register_search_order');
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
