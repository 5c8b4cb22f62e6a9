import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Changes1764030130000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table register_version
        add kind text not null default 'entry',
        add items text[] not null default '{}',
        add corrects uuid,
        add standing jsonb;
      create index register_version_on on register_version (entity_id, valid_from desc, version desc);

      create table register_number (
        number    text not null,
        kind      text not null,
        entity_id uuid not null,
        until     date,
        primary key (number, kind, entity_id));
      create index register_number_entity on register_number (entity_id);

      alter table licence
        add ended_at timestamptz,
        add end_reason text,
        add replaced_by uuid;
      create unique index one_licence_in_force on licence (entity_id) where state = 'ISSUED';

      create unique index one_change_a_subject on filing (subject)
        where kind in ('change', 'licenceConversion', 'licenceReplacement') and state in ('SUBMITTED', 'IN_REVIEW', 'APPROVED');`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
