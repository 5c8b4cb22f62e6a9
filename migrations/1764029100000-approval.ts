import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Approval1764029100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table approval_task (
        id           uuid primary key,
        filing_id    uuid not null,
        round        integer not null,
        department   text not null,
        kind         text not null,
        jurisdiction text not null,
        gating       boolean not null,
        asked        text not null,
        by           text not null,
        steps        text[] not null,
        items        text[] not null,
        opened_at    timestamptz not null,
        limit_days   integer not null,
        limit_unit   text not null,
        number       text,
        assigned     text,
        holder_id    uuid,
        lease_until  timestamptz,
        closed_at    timestamptz,
        constraint one_task_a_round unique (filing_id, round, department, kind));
      create index approval_task_queue on approval_task (department, jurisdiction, opened_at)
        where closed_at is null and asked = 'atAcceptance' and by = 'person';

      create table approval_verdict (
        id         bigint generated always as identity primary key,
        task_id    uuid not null,
        filing_id  uuid not null,
        round      integer not null,
        step       text not null,
        verdict    text not null,
        by_id      uuid not null,
        at         timestamptz not null,
        remarks    jsonb not null,
        allowances jsonb not null);
      create index approval_verdict_by_task on approval_verdict (task_id, id);
      create index approval_verdict_by_filing on approval_verdict (filing_id, round);
      create trigger approval_verdict_append_only before update or delete on approval_verdict for each row execute function refuse_change();
      create trigger approval_verdict_not_emptied before truncate on approval_verdict for each statement execute function refuse_change();`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
