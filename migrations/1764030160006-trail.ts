import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Trail1764030160006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index audit_by_actor on audit (actor_id, id);
      create index audit_by_time on audit (at);`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
