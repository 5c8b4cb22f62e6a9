import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A signing link ends and is sent again; whoever has not signed is reminded, once for each day of the list and each time of asking. */
export class LinksThatEnd1764030170001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table filing_party
        add column link_until timestamptz,
        add column resent_at  timestamptz;
      update filing_party set link_until = invited_at + interval '30 days' where invited_at is not null;
      create table signing_reminder (
        party_id    uuid        not null,
        invited_at  timestamptz not null,
        days        integer     not null,
        reminded_at timestamptz not null,
        primary key (party_id, invited_at, days)
      );`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
