import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A "not me" is upheld by two people: one proposes it with a reason, another ends the filing. */
export class ProposedHolds1764030160008 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table hold
        add column proposed_by uuid,
        add column proposed_at timestamptz,
        add column proposal    text,
        add constraint hold_proposed_with_reason check ((proposed_by is null) = (proposal is null) and (proposed_by is null) = (proposed_at is null));`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
