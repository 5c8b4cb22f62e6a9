import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReviewRounds1764030108000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table approval_task
        add version          integer not null default 1,
        add entity_type      text not null default '',
        add filing_number    text not null default '',
        add name             text not null default '',
        add due_on           date,
        add priority         boolean not null default false,
        add risk             boolean not null default false,
        add lapsed           boolean not null default false,
        add assignee_id      uuid,
        add held_since       timestamptz,
        add paused_at        timestamptz,
        add paused_until     date,
        add pause_reason     text,
        add referred_by      uuid,
        add referral_reason  text,
        add extended_at      timestamptz,
        add extension_days   integer not null default 0,
        add extension_reason text,
        add escalated_at     timestamptz;
      update approval_task t set entity_type = f.entity_type, filing_number = coalesce(f.number, ''), name = coalesce(f.facts->'name'->>'full', '')
        from filing f where f.id = t.filing_id;
      update approval_task t set closed_at = f.changed_at, lapsed = true
        from filing f where f.id = t.filing_id and t.closed_at is null and t.asked = 'atAcceptance'
          and (f.state <> 'IN_REVIEW' or f.round <> t.round);
      create index approval_task_turn on approval_task (department, (not priority), coalesce(due_on, 'infinity'::date), opened_at, id)
        where closed_at is null and asked = 'atAcceptance' and kind in ('REVIEW', 'ACCEPTANCE');
      create index approval_task_done on approval_task (department, closed_at, id)
        where closed_at is not null and not lapsed and asked = 'atAcceptance' and kind in ('REVIEW', 'ACCEPTANCE');
      create index approval_task_holder on approval_task (holder_id) where closed_at is null;
      create index approval_task_assignee on approval_task (assignee_id) where closed_at is null;

      alter table approval_verdict add carried_from bigint;

      create table approval_handling (
        filing_id       uuid primary key,
        priority_reason text,
        case_worker_id  uuid,
        risk_reason     text,
        changed_by      uuid not null,
        changed_at      timestamptz not null);

      create table approval_late_reason (
        id         uuid primary key,
        filing_id  uuid not null,
        round      integer not null,
        department text not null,
        path       text not null,
        why        text not null,
        allowed_by uuid not null,
        at         timestamptz not null,
        constraint one_late_reason_a_field unique (filing_id, round, department, path));

      create table approval_interest (
        id          uuid primary key,
        account_id  uuid not null,
        kind        text not null,
        index       bytea not null,
        label       text not null,
        declared_at timestamptz not null,
        constraint approval_interest_kind check (kind in ('relative', 'phone', 'address')),
        constraint one_interest_once unique (account_id, kind, index));

      create table approval_switch (
        what        text not null,
        district    text not null,
        entity_type text not null,
        on_         boolean not null,
        share       double precision not null,
        changed_by  uuid not null,
        changed_at  timestamptz not null,
        primary key (what, district, entity_type),
        constraint approval_switch_what check (what in ('acceptance', 'machineLane')),
        constraint approval_switch_share check (share between 0 and 1));

      create table approval_sample (
        task_id      uuid primary key,
        filing_id    uuid not null,
        department   text not null,
        jurisdiction text not null,
        drawn_at     timestamptz not null,
        result       text,
        note         text,
        looked_by    uuid,
        looked_at    timestamptz,
        constraint approval_sample_result check (result in ('right', 'wrong')));
      create index approval_sample_waiting on approval_sample (department, drawn_at) where result is null;`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
