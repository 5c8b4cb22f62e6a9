import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { LicenceState } from '#libs/contract';
import type { LicenceFace } from './licence-face.ts';

/** What stands on a paper, kept as it was on the day of issue. The papers themselves are drawn once and kept by their hash. */
@Entity('licence')
@Unique('one_licence_a_filing', ['filingId'])
@Unique('one_serial_an_entity', ['entityId', 'serial'])
@Index('one_licence_in_force', ['entityId'], { unique: true, where: "state = 'ISSUED'" })
@Index('licence_by_code', ['code'])
@Index('licence_by_issue', ['issuedAt'])
@Index('licence_by_original', ['originalSha256'])
@Index('licence_by_duplicate', ['duplicateSha256'])
export class Licence {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') filingId: string;
  @Column('integer') round: number;
  @Column('uuid') entityId: string;
  /** The number by which the entity is known: unified code, or the 15 digits. */
  @Column('text') code: string;
  /** Counts the licences of an entity. */
  @Column('integer') serial: number;
  @Column('text') state: LicenceState;
  @Column('text') entityTypeCode: string;
  @Column('jsonb') face: LicenceFace;
  @Column('date') establishedOn: string;
  @Column('date') issuedOn: string;
  /** Registry clock; also the time in the signature. */
  @Column('timestamptz') issuedAt: Date;
  @Column('text', { nullable: true }) originalSha256: string | null;
  @Column('text', { nullable: true }) duplicateSha256: string | null;
  /** When it was replaced or became void. */
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('text', { nullable: true }) endReason: string | null;
  /** The licence that took its place. */
  @Column('uuid', { nullable: true }) replacedBy: string | null;
}
