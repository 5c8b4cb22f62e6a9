import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Branches1764029600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table register_entity add column parent_id uuid;
      create index register_entity_parent on register_entity (parent_id) where parent_id is not null;`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
