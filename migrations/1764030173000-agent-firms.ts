import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Firms that file for others, and who does so in their name: a draft is the firm's then, and a member who leaves loses it at once. */
export class AgentFirms1764030173000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table agent_firm (
        id         uuid primary key,
        name       text not null,
        code       text not null,
        created_at timestamptz not null
      );
      create unique index agent_firm_code on agent_firm (code);

      create table agent_member (
        id         uuid primary key,
        firm_id    uuid not null constraint agent_member_firm references agent_firm,
        account_id uuid not null,
        manages    boolean not null,
        joined_at  timestamptz not null,
        left_at    timestamptz
      );
      create unique index one_agent_firm_a_person on agent_member (account_id) where left_at is null;
      create index agent_member_by_firm on agent_member (firm_id);

      alter table filing add column agent_firm_id uuid;
      create index filing_by_agent_firm on filing (agent_firm_id) where agent_firm_id is not null;`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
