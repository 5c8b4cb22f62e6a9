import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A name is held by a filing, by a reservation, or by both of one applicant; the one row a name and pool stays what keeps others out. */
export class NameReservations1764029610000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table name_reservation
        add column question jsonb,
        add column jurisdiction text,
        add column prior_approval boolean not null default false,
        add column renewals integer not null default 0,
        add column ended_at timestamptz,
        add column ended_by text;
      create unique index one_reservation_a_code on name_reservation (code);
      drop index name_reservation_code;
      create index name_reservation_by_applicant on name_reservation (applicant_id) where applicant_id is not null;

      alter table name_hold
        alter column filing_id drop not null,
        add column reservation_id uuid,
        add column holder_id uuid,
        add constraint held_by_somebody check (filing_id is not null or reservation_id is not null);
      create unique index one_hold_a_reservation on name_hold (reservation_id) where reservation_id is not null;`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
