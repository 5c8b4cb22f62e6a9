import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrganizationCodesFound1764029920000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create index register_entity_organization_code on register_entity (organization_code)');
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
