import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ThreeAdministrators1764030160005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table account add password_given boolean not null default false;
      update account set roles = '{administrator}' where 'administrator' = any(roles) and cardinality(roles) > 1;
      alter table account add constraint account_one_office
        check (cardinality(roles) < 2 or not roles && array['administrator', 'security', 'auditor']);`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
