import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Facts } from '#libs/contract';
import type { EntityState } from './register.state.ts';

/** A market entity: what never changes about it, and its present state. Its facts stand in versions. */
@Entity('register_entity')
@Unique('one_entity_a_code', ['unifiedSocialCreditCode'])
@Unique('one_entity_a_number', ['registrationNumber'])
@Unique('one_entity_a_filing', ['createdByFiling'])
@Index('register_entity_organization_code', ['organizationCode'])
@Index('register_entity_address', ['addressKey'], { where: "state = 'registered'" })
@Index('register_entity_parent', ['parentId'], { where: 'parent_id IS NOT NULL' })
export class RegisterEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { nullable: true }) unifiedSocialCreditCode: string | null;
  @Column('text', { nullable: true }) registrationNumber: string | null;
  @Column('text', { nullable: true }) organizationCode: string | null;
  @Column('text', { nullable: true }) entityType: string | null;
  @Column('text', { nullable: true }) entityTypeCode: string | null;
  @Column('text', { nullable: true }) registry: string | null;
  @Column('text') state: EntityState;
  @Column('date', { nullable: true }) stateOn: string | null;
  @Column('date', { nullable: true }) establishedOn: string | null;
  @Column('uuid', { nullable: true }) createdByFiling: string | null;
  /** Of a branch: whose it is. */
  @Column('uuid', { nullable: true }) parentId: string | null;
  @Column('bigint', {
    nullable: true,
    transformer: { to: (fen: number | null) => fen, from: (fen: string | null) => (fen === null ? null : Number(fen)) },
  })
  registeredCapital: number | null;
  /** Normalised, to count the entities at one place. */
  @Column('text', { nullable: true }) addressKey: string | null;
  /** Facts of an old record that this product does not ask for itself. */
  @Column('jsonb', { default: '{}' }) legacy: object;
}

/** A change of state of an entity: who, when, for which filing or act, and why. Never changed. */
@Entity('register_state_change')
@Index('register_state_change_entity', ['entityId', 'at'])
export class RegisterStateChange {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') entityId: string;
  @Column('text') fromState: EntityState;
  @Column('text') toState: EntityState;
  @Column('date') on: string;
  @Column('timestamptz') at: Date;
  @Column('uuid') actorId: string;
  @Column('uuid') causeId: string;
  @Column('text') reason: string;
}

/** The facts of an entity from a day on, as recorded at a moment. Never changed; a correction is a further version. */
@Entity('register_version')
@Unique('one_version_a_number', ['entityId', 'version'])
@Index('register_version_on', { synchronize: false })
export class RegisterVersion {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') entityId: string;
  @Column('integer') version: number;
  @Column('uuid', { nullable: true }) filingId: string | null;
  @Column('integer', { nullable: true }) round: number | null;
  /** Facts with handles in place of personal numbers. */
  @Column('jsonb') facts: Facts;
  @Column('text') sealed: string;
  @Column('date') validFrom: string;
  @Column('timestamptz') recordedAt: Date;
  @Column('text', { default: 'entry' }) kind: VersionKind;
  /** What was changed, in the words of a change. */
  @Column('text', { array: true, default: '{}' }) items: string[];
  /** Of a correction: the version that it puts right. */
  @Column('uuid', { nullable: true }) corrects: string | null;
  /** What stands beside the facts. `null` in versions older than this column: then it never changed. */
  @Column('jsonb', { nullable: true }) standing: Standing | null;
}

export type VersionKind = 'entry' | 'change' | 'conversion' | 'state' | 'correction' | 'import';

/** Type, numbers, registry and state of an entity. */
export interface Standing {
  entityType: string | null;
  entityTypeCode: string | null;
  registry: string | null;
  state: EntityState;
  unifiedSocialCreditCode: string | null;
  registrationNumber: string | null;
  organizationCode: string | null;
}

/** A number that an entity bore once, or that another office gave it: under it the entity stays findable. */
@Entity('register_number')
@Index('register_number_entity', ['entityId'])
export class RegisterNumber {
  @PrimaryColumn('text') number: string;
  @PrimaryColumn('text') kind: NumberKind;
  @PrimaryColumn('uuid') entityId: string;
  @Column('date', { nullable: true }) until: string | null;
}

export type NumberKind =
  'UNIFIED_SOCIAL_CREDIT_CODE' | 'REGISTRATION_NUMBER' | 'ORGANIZATION_CODE' | 'TAXPAYER_ID' | 'SOCIAL_INSURANCE_NUMBER' | 'STATISTICS_NUMBER';

/** A name an entity bears or bore, in the forms in which names are compared. */
@Entity('register_name')
@Index('register_name_same', ['pool', 'normalised'])
@Index('register_name_trade', ['pool', 'tradeName', 'individual', 'industryTerm'])
@Index('register_name_letters', ['pool', 'letters'])
@Index('register_name_entity', ['entityId'])
export class RegisterName {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') entityId: string;
  /** Four digits: names of one prefecture are compared with each other. */
  @Column('text') pool: string;
  @Column('text') full: string;
  @Column('text') normalised: string;
  @Column('text') tradeName: string;
  /** Of the trade name, toneless: what people search by. */
  @Column('text') pinyin: string;
  @Column('text') industryTerm: string;
  /** Of an individual business: those and enterprises are compared among their own. */
  @Column('boolean', { default: false }) individual: boolean;
  /** The characters of the name in order, for the same characters put differently. */
  @Column('text') letters: string;
  @Column('jsonb') parts: { division?: string; tradeName?: string; industryTerm?: string; organizationalForm?: string };
  /** The day the name was given up; `null` while it is borne. */
  @Column('date', { nullable: true }) until: string | null;
}

/** What anyone may look for about a firm, as it stands. Written by the database itself whenever the register changes. */
@Entity('register_search')
@Index('register_search_terms', { synchronize: false })
@Index('register_search_same', ['normalised'])
@Index('register_search_pinyin', { synchronize: false })
export class RegisterSearch {
  @PrimaryColumn('uuid') entityId: string;
  @Column('text') name: string;
  @Column('text') normalised: string;
  /** Of the trade name, without spaces. */
  @Column('text') pinyin: string;
  @Column('text', { nullable: true }) registry: string | null;
  @Column('text') state: string;
  @Column('text', { nullable: true }) industry: string | null;
  /** Names of those with a post or a share. */
  @Column('text', { array: true }) people: string[];
}

/** That the public register was asked: who or from where, and what kind of question; never the question. */
@Entity('register_question')
@Index('register_question_at', ['at'])
export class RegisterQuestionAsked {
  @PrimaryColumn('uuid') id: string;
  @Column('timestamptz') at: Date;
  @Column('uuid', { nullable: true }) userId: string | null;
  /** Keyed hash of the network. */
  @Column('bytea') network: Buffer;
  @Column('text') kind: QuestionKind;
  @Column('integer') found: number;
}

export type QuestionKind = 'CODE' | 'NAME' | 'PINYIN' | 'PERSON' | 'FIRM' | 'FIRM_ON_A_DAY' | 'REFUSED';

/** A sound that a name is found by, with its industry (`name-index.ts`). */
@Entity('register_name_key')
export class RegisterNameKey {
  @PrimaryColumn('bigint') key: string;
  @PrimaryColumn('integer') industry: number;
  @PrimaryColumn('uuid') nameId: string;
}

/** Who holds what post or share, found by a keyed hash of the identity paper. */
@Entity('register_person')
@Index('register_person_index', ['personIndex'])
@Index('register_person_entity', ['entityId'])
export class RegisterPerson {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') entityId: string;
  @Column('text') role: string;
  @Column('text') name: string;
  @Column('bytea') personIndex: Buffer;
  @Column('date', { nullable: true }) validFrom: string | null;
  @Column('date', { nullable: true }) until: string | null;
}

/** A number made in advance; taken once, by one filing. */
@Entity('register_code')
@Index('register_code_free', ['kind', 'division', 'code'], { where: 'taken_by IS NULL' })
@Unique('one_code_a_filing', ['kind', 'takenBy'])
export class RegisterCode {
  @PrimaryColumn('text') code: string;
  @Column('text') kind: CodeKind;
  /** Division and series of a registration number; empty for organisation codes, which serve every registry. */
  @Column('text') division: string;
  @Column('uuid', { nullable: true }) takenBy: string | null;
}

/** Where the next numbers of a pool come from. */
@Entity('register_code_range')
export class RegisterCodeRange {
  @PrimaryColumn('text') kind: CodeKind;
  @PrimaryColumn('text') division: string;
  /** What stands before the counter; letters and digits. */
  @PrimaryColumn('text') prefix: string;
  @Column('integer') width: number;
  @Column('integer') next: number;
  @Column('integer') last: number;
}

export type CodeKind = 'ORGANIZATION_CODE' | 'REGISTRATION_NUMBER';
