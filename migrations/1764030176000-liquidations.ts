import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Liquidation groups and the calls to creditors. */
export class Liquidations1764030176000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table liquidation (
        id              uuid primary key,
        entity_id       uuid not null,
        filer_id        uuid not null,
        announcement_id uuid not null,
        state           text not null,
        ground          text not null,
        dissolved_on    date not null,
        members         jsonb not null,
        claims_address  text not null,
        file_by         date not null,
        published_on    date not null,
        ends_on         date not null,
        filed_at        timestamptz not null,
        told_at         timestamptz,
        ended_at        timestamptz);
      create unique index one_running_liquidation_an_entity on liquidation (entity_id) where state = 'RUNNING';
      create index liquidation_by_filer on liquidation (filer_id);
      create index liquidation_over on liquidation (ends_on) where state = 'RUNNING' and told_at is null;`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
