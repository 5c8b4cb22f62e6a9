import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Open queues are told which tasks changed. The database keeps the time itself, so that no way of changing a task can forget it. */
export class WhenATaskChanged1764030160000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table approval_task add touched_at timestamptz not null default now();
      alter table approval_task alter touched_at drop default;
      create index approval_task_touched on approval_task (touched_at);
      create function keep_touched_at() returns trigger language plpgsql as $$
        begin
          new.touched_at := clock_timestamp();
          return new;
        end $$;
      create trigger approval_task_touches before insert or update on approval_task for each row execute function keep_touched_at();`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
