import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the registry does to a firm of its own accord, or by order of a court. */
export class FirmOrders1764030176002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table firm_order (
        id               uuid primary key,
        entity_id        uuid not null,
        jurisdiction     text not null,
        kind             text not null,
        state            text not null,
        ground           text not null,
        document         text not null,
        reason           text not null,
        proposed_by      uuid not null,
        proposed_at      timestamptz not null,
        announcement_id  uuid,
        hearing_ends_on  date,
        statement        text,
        decided_by       uuid,
        decided_at       timestamptz,
        decision_reason  text,
        liable           text[] not null default '{}',
        constraint another_decides check (decided_by is null or decided_by <> proposed_by));
      create unique index one_open_order_an_entity on firm_order (entity_id) where state in ('PROPOSED', 'HEARING');
      create index firm_order_by_time on firm_order (proposed_at);`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
