import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { DraftState } from './edition.state.ts';

/** The text of a file of the law, kept once, for ever. */
@Entity('law_text')
export class LawText {
  @PrimaryColumn('text') sha256: string;
  @Column('text') text: string;
}

/** The files that make up a law which some process worked with: by its version it can be read again as it was. Append-only. */
@Entity('law_version')
export class LawVersion {
  @PrimaryColumn('text') version: string;
  /** SHA-256 of each file's text, by the file's name. */
  @Column('jsonb') files: Record<string, string>;
  @Column('timestamptz') recordedAt: Date;
}

/** A corrected file that waits for a second person. */
@Entity('edition_draft')
@Index('edition_draft_by_state', ['state', 'uploadedAt'])
export class EditionDraft {
  @PrimaryColumn('uuid') id: string;
  @Column('text') file: string;
  @Column('text') sha256: string;
  /** The text that it corrects. If another correction comes first, this one would silently undo it, and can no longer be approved. */
  @Column('text') replaces: string;
  /** Why it is corrected, in the uploader's words. */
  @Column('text') note: string;
  @Column('jsonb') counts: { added: number; changed: number; removed: number };
  @Column('text') state: DraftState;
  @Column('uuid') uploadedBy: string;
  @Column('timestamptz') uploadedAt: Date;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
}

/** A corrected file, approved by a second person, used from a moment of the registry clock on. Append-only. */
@Entity('edition')
@Unique('one_edition_a_draft', ['draftId'])
@Unique('one_edition_a_moment', ['file', 'usedFrom'])
@Check('two_persons', 'uploaded_by <> approved_by')
export class Edition {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) number: string;
  @Column('uuid') draftId: string;
  @Column('text') file: string;
  @Column('text') sha256: string;
  /** The release's own file at that time: when a later release brings another one, the page says so. */
  @Column('text') released: string;
  @Column('timestamptz') usedFrom: Date;
  @Column('uuid') uploadedBy: string;
  @Column('uuid') approvedBy: string;
  @Column('timestamptz') approvedAt: Date;
}
