import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Channel, EntityType, Facts, FilingKind, FilingMove, FilingState, PartyRole, PermitHeld, Severity } from '#libs/contract';

@Entity('filing')
@Unique('one_filing_a_number', ['number'])
@Index('filing_by_filer', ['filerId'])
@Index('filing_by_agent_firm', ['agentFirmId'], { where: 'agent_firm_id IS NOT NULL' })
@Index('filing_by_state', ['state', 'expiresOn'])
@Index('one_change_a_subject', ['subject'], {
  unique: true,
  where: "kind in ('change', 'licenceConversion', 'licenceReplacement') and state in ('SUBMITTED', 'IN_REVIEW', 'APPROVED')",
})
@Index('one_closing_a_subject', ['subject'], {
  unique: true,
  where: "kind in ('deregistration', 'simplifiedDeregistration') and state in ('SUBMITTED', 'IN_REVIEW', 'APPROVED')",
})
@Index('filing_effect', ['effectiveOn'], { where: "state = 'APPROVED' and effective_on is not null" })
@Index('filing_by_subject', ['subject', 'state'], { where: 'subject IS NOT NULL' })
@Index('filing_completed', ['kind', 'entityType', 'jurisdiction', 'changedAt'], { where: "state = 'COMPLETED'" })
export class Filing {
  @PrimaryColumn('uuid') id: string;
  /** `<division>-<yyyymmdd>-<counter>`, what people see; never a key. */
  @Column('text', { nullable: true }) number: string | null;
  @Column('text') kind: FilingKind;
  @Column('text') entityType: EntityType;
  @Column('text') jurisdiction: string;
  @Column('text') channel: Channel;
  @Column('uuid', { nullable: true }) subject: string | null;
  @Column('text', { nullable: true }) step: 'publishNotice' | 'apply' | null;
  @Column('text') state: FilingState;
  /** Counts the saves of the facts; a save carries the version it saw. */
  @Column('integer') version: number;
  /** How often it has been handed in. */
  @Column('integer') round: number;
  /** Personal numbers are handles here; their values lie in `sealed`. */
  @Column('jsonb') facts: Facts;
  @Column('text') sealed: string;
  @Column('uuid') filerId: string;
  /** Of whom it is when it was begun in the name of an agent firm: then its members touch it, and nobody else. */
  @Column('uuid', { nullable: true }) agentFirmId: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') changedAt: Date;
  /** The day after which an untouched draft ends. */
  @Column('date') expiresOn: string;
  /** Of a change that is to hold from a later day: set when it is handed in. */
  @Column('date', { nullable: true }) effectiveOn: string | null;
  /** What came of it: set with the move to COMPLETED. */
  @Column('jsonb', { nullable: true }) result: FilingResult | null;
}

export interface FilingResult {
  /** `null`: a change that no licence prints. */
  licenceId: string | null;
  unifiedSocialCreditCode: string | null;
  registrationNumber: string | null;
}

/** One submission, frozen: signatures, tasks and the licence refer to it. Never changed. */
@Entity('filing_round')
@Unique('one_round_a_number', ['filingId', 'round'])
export class FilingRound {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') filingId: string;
  @Column('integer') round: number;
  @Column('jsonb') facts: Facts;
  @Column('text') sealed: string;
  /** SHA-256 of the canonical facts with all values. */
  @Column('text') contentHash: string;
  @Column('text') lawVersion: string;
  /** What the check found on the day, none of it blocking. */
  @Column('jsonb') findings: StoredFinding[];
  @Column('jsonb') documents: { kind: string; sha256: string }[];
  /** The permits that the applicants said they hold. */
  @Column('jsonb', { default: '[]' }) permits: PermitHeld[];
  /** Registry clock. */
  @Column('timestamptz') receivedAt: Date;
}

export interface StoredFinding {
  rule: string;
  path: string;
  severity: Severity;
  source: string;
  given?: string;
  suggestion?: string;
}

/** Who may act in a filing: its filer, and each person asked to sign or to show who they are. */
@Entity('filing_party')
@Unique('one_party_a_person', ['filingId', 'role', 'personKey'])
@Index('filing_party_by_user', ['userId'])
export class FilingParty {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') filingId: string;
  @Column('uuid', { nullable: true }) userId: string | null;
  @Column('text') role: PartyRole;
  /** Empty for the filer. */
  @Column('text') personKey: string;
  @Column('text', { nullable: true }) asks: 'sign' | 'identify' | null;
  @Column('timestamptz', { nullable: true }) invitedAt: Date | null;
  /** When a notice lay in their inbox; a new request to sign clears it. */
  @Column('timestamptz', { nullable: true }) toldAt: Date | null;
  /** From then on the link opens nothing to who has not done their part. */
  @Column('timestamptz', { nullable: true }) linkUntil: Date | null;
  /** When the filer had the link sent again since the last request to sign. */
  @Column('timestamptz', { nullable: true }) resentAt: Date | null;
  @Column('timestamptz', { nullable: true }) openedAt: Date | null;
  /** When identity was shown; for those who are only asked for that, the end. */
  @Column('timestamptz', { nullable: true }) identifiedAt: Date | null;
  /** The person is no longer part of the filing: the link is dead. */
  @Column('timestamptz', { nullable: true }) removedAt: Date | null;
}

/** Somebody was reminded: once for each day of the list and each time of asking. */
@Entity('signing_reminder')
export class SigningReminder {
  @PrimaryColumn('uuid') partyId: string;
  /** The request to sign that is meant. */
  @PrimaryColumn('timestamptz') invitedAt: Date;
  /** How many days after it. */
  @PrimaryColumn('integer') days: number;
  @Column('timestamptz') remindedAt: Date;
}

/** A signature over exactly the content that was shown. A later edit of that content voids it; the row stays. */
@Entity('filing_signature')
@Index('filing_signature_by_filing', ['filingId'])
@Index('one_valid_signature_a_person', ['filingId', 'personKey'], { unique: true, where: 'voided_at IS NULL' })
export class FilingSignature {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') filingId: string;
  @Column('text') personKey: string;
  @Column('uuid') userId: string;
  @Column('text') contentHash: string;
  /** Hash of each part of the content, to say later which part changed. */
  @Column('jsonb') partHashes: Record<string, string>;
  /** `paper`: a clerk saw the person sign, and `userId` is that clerk's. */
  @Column('text') method: 'password' | 'passkey' | 'paper';
  /** Of a passkey: shows without us to what its holder said yes. */
  @Column('jsonb', { nullable: true }) evidence: object | null;
  @Column('timestamptz') signedAt: Date;
  @Column('timestamptz', { nullable: true }) voidedAt: Date | null;
  @Column('text', { array: true, nullable: true }) voidedBy: string[] | null;
}

/** Finds the filings of a person without reading their number. */
@Entity('filing_person')
@Index('filing_person_index', ['personIndex'])
export class FilingPerson {
  @PrimaryColumn('uuid') filingId: string;
  @PrimaryColumn('text') personKey: string;
  @Column('text') name: string;
  @Column('bytea') personIndex: Buffer;
}

@Entity('filing_document')
@Index('filing_document_by_filing', ['filingId'])
export class FilingDocument {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') filingId: string;
  @Column('text') kind: string;
  @Column('text') fileName: string;
  @Column('text') mediaType: string;
  @Column('integer') bytes: number;
  @Column('text') sha256: string;
  @Column('timestamptz') uploadedAt: Date;
  @Column('timestamptz', { nullable: true }) removedAt: Date | null;
}

/** A permit that the applicants say they hold, as it stands on the draft. */
@Entity('filing_permit')
export class FilingPermit {
  @PrimaryColumn('uuid') filingId: string;
  @PrimaryColumn('integer') place: number;
  @Column('text') catalogueItem: string;
  @Column('text') number: string;
  @Column('text') authority: string;
  @Column('date') issuedOn: string;
  /** The last day; `null`: none is stated. */
  @Column('date', { nullable: true }) validTo: string | null;
}

/** What the applicant wrote beside one remark of a request to correct. */
@Entity('filing_answer')
export class FilingAnswer {
  @PrimaryColumn('uuid') filingId: string;
  /** The round that was sent back. */
  @PrimaryColumn('integer') round: number;
  /** The remark, counted from 0. */
  @PrimaryColumn('integer') place: number;
  @Column('text') answer: string;
  @Column('timestamptz') answeredAt: Date;
}

/** One row a move, never changed: who did what to a filing, and when. */
@Entity('filing_history')
@Index('filing_history_by_filing', ['filingId'])
export class FilingHistory {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: string;
  @Column('uuid') filingId: string;
  @Column('integer') round: number;
  @Column('text') move: FilingMove;
  @Column('text') fromState: FilingState;
  @Column('text') toState: FilingState;
  @Column('uuid') actorId: string;
  @Column('timestamptz') at: Date;
  /** Remarks of a correction, the reason of an end. No personal numbers. */
  @Column('jsonb') details: object;
}

/** The last number given out for a division and day. */
@Entity('filing_counter')
export class FilingCounter {
  @PrimaryColumn('text') division: string;
  @PrimaryColumn('text') day: string;
  @Column('integer') last: number;
}
