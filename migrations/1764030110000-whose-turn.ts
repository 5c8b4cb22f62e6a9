import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WhoseTurn1764030110000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table approval_task add turn text not null default 'EITHER';
      update approval_task t set turn = case
          when kind = 'ACCEPTANCE' then 'ACCEPT'
          when not ('EXAMINE' = any(steps) and 'APPROVE' = any(steps)) then 'EITHER'
          when exists (select 1 from approval_verdict v where v.task_id = t.id and v.step = 'EXAMINE') then 'APPROVE'
          else 'EXAMINE' end
        where kind in ('REVIEW', 'ACCEPTANCE');
      alter table approval_task add constraint approval_task_turns check (turn in ('ACCEPT', 'EXAMINE', 'APPROVE', 'EITHER'));
      create index approval_task_next on approval_task
          (department, turn, jurisdiction, (not priority), coalesce(due_on, 'infinity'::date), opened_at, id)
        where closed_at is null and asked = 'atAcceptance' and kind in ('REVIEW', 'ACCEPTANCE');
      create index approval_task_next_by_skill on approval_task
          (department, turn, jurisdiction, entity_type, (not priority), coalesce(due_on, 'infinity'::date), opened_at, id)
        where closed_at is null and asked = 'atAcceptance' and kind in ('REVIEW', 'ACCEPTANCE');`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
