import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files with objections, and what departments say before a closing begins. No objection ever had a file in the old columns. */
export class EvidenceAndEnquiries1764030176001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table objection_evidence (
        id           uuid primary key,
        objection_id uuid not null,
        file_name    text not null,
        media_type   text not null,
        bytes        integer not null,
        sha256       text not null,
        added_at     timestamptz not null,
        constraint one_evidence_a_content unique (objection_id, sha256));
      create trigger objection_evidence_append_only before update or delete on objection_evidence for each row execute function refuse_change();
      alter table objection drop column evidence_sha256, drop column evidence_type;
      create index closing_by_certificate on closing (certificate_sha256) where certificate_sha256 is not null;

      create table enquiry (
        id          uuid primary key,
        filing_id   uuid not null,
        department  text not null,
        asked_at    timestamptz not null,
        answered_at timestamptz,
        blockers    jsonb not null);
      create index enquiry_by_filing on enquiry (filing_id, department, asked_at);`);
  }

  async down(): Promise<void> {
    throw new Error('we only go forward');
  }
}
