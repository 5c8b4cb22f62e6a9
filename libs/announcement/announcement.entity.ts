import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AnnouncementState, ObjectionState } from './announcement.state.ts';

export type AnnouncementKind = 'simplifiedDeregistration' | 'creditors' | 'revocation' | 'strikingOff';

/** What the registry tells everyone about an entity, and until when anyone may object. */
@Entity('announcement')
@Index('one_running_announcement_a_kind', ['entityId', 'kind'], { unique: true, where: "state = 'RUNNING'" })
@Index('announcement_by_entity', ['entityId', 'publishedOn'])
@Index('announcement_by_day', ['publishedAt', 'id'], { where: 'is_public' })
export class Announcement {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: AnnouncementKind;
  @Column('uuid') entityId: string;
  /** The filing or act it belongs to; `null`: it ran before this product knew of it. */
  @Column('uuid', { nullable: true }) causeId: string | null;
  @Column('text') jurisdiction: string;
  @Column('text') name: string;
  @Column('text') code: string;
  @Column('text') entityType: string;
  @Column('text') state: AnnouncementState;
  /** `false`: only the departments were told (individual businesses). */
  @Column('boolean') isPublic: boolean;
  @Column('date') publishedOn: string;
  /** The last day of the notice, and the last on which an objection counts. */
  @Column('date') endsOn: string;
  @Column('timestamptz') publishedAt: Date;
  @Column('date', { nullable: true }) closedOn: string | null;
}

/** What a department, or anyone with an interest, says against it. */
@Entity('objection')
@Unique('one_objection_a_place', ['announcementId', 'place'])
@Index('objection_by_account', ['accountId'])
@Index('one_standing_objection_a_voice', ['announcementId', 'voice'], { unique: true, where: "state = 'STANDING'" })
export class Objection {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') announcementId: string;
  /** Counted from 0, in the order in which they came. */
  @Column('integer') place: number;
  /** The department's code, or the account: each has one objection standing. */
  @Column('text') voice: string;
  @Column('text', { nullable: true }) department: string | null;
  @Column('uuid', { nullable: true }) accountId: string | null;
  @Column('date') madeOn: string;
  @Column('timestamptz') madeAt: Date;
  @Column('text') reason: string;
  /** Name and contact of a person. */
  @Column('text') sealed: string;
  @Column('text') state: ObjectionState;
  @Column('text', { nullable: true }) answer: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('uuid', { nullable: true }) closedBy: string | null;
  @Column('text', { nullable: true }) closeReason: string | null;
}

/** What an objector shows for it: a file kept by its content. Never changed. */
@Entity('objection_evidence')
@Unique('one_evidence_a_content', ['objectionId', 'sha256'])
export class ObjectionEvidence {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') objectionId: string;
  @Column('text') fileName: string;
  @Column('text') mediaType: string;
  @Column('integer') bytes: number;
  @Column('text') sha256: string;
  @Column('timestamptz') addedAt: Date;
}
