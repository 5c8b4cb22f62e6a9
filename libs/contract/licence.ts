import type { EntityType, FilingKind, IsoDate } from './facts.ts';
import type { FilingRow } from './filing.ts';

export type LicenceState = 'ISSUED' | 'REPLACED' | 'VOIDED';

/** What anyone may know of a licence. No personal numbers. */
export interface PublicLicenceView {
  verdict: 'valid' | 'replaced' | 'void' | 'unknown';
  name: string;
  unifiedSocialCreditCode: string | null;
  registrationNumber: string | null;
  entityTypeText: string;
  address: string;
  personLabel: string;
  person: string;
  capital: string | null;
  businessScope: string;
  establishedOn: IsoDate;
  issuedOn: IsoDate;
  registry: string;
  /** Of a paper that counts no more: since when, why, and what took its place. */
  ended: { on: IsoDate; reason: string; by: { code: string; issuedOn: IsoDate } | null } | null;
  /** Whether the link's own signature fits (a code typed by hand has none). */
  link: 'genuine' | 'broken' | 'absent';
}

/** A firm whose electronic licence the caller may show. */
export interface WalletRow {
  entityId: string;
  name: string;
  code: string;
  issuedOn: IsoDate;
  /** `null`: as whoever answers for the firm. */
  delegated: { matter: string; until: IsoDate } | null;
}

/** A code that is shown; the link leads to the page that reads it. */
export interface ShownCodeView {
  code: string;
  link: string;
  seconds: number;
  until: string;
}

export interface ShownLicenceView {
  licence: PublicLicenceView;
  secondsLeft: number;
  /** Who shows it for the firm, and for what; `null`: whoever answers for it. */
  delegated: { name: string; matter: string; until: IsoDate } | null;
}

export interface DelegationView {
  id: string;
  personName: string;
  matter: string;
  validFrom: IsoDate;
  validTo: IsoDate;
  givenAt: string;
  revokedAt: string | null;
}

/** What a checked PDF turned out to be. */
export interface PaperCheckView {
  signature: 'valid' | 'broken' | 'absent';
  /** The signature covers the file to its last byte. */
  whole: boolean;
  issuedHere: boolean;
  licence: PublicLicenceView | null;
  /** Of a certificate of deregistration: whose it is, and whether the end still stands. */
  certificate?: { name: string; code: string; decidedOn: IsoDate; stands: boolean };
}

/** A firm whose licence came of the caller's own filing. */
export interface OwnFirmRow {
  id: string;
  name: string;
  code: string;
  entityType: EntityType | null;
  registry: string | null;
  state: string;
  establishedOn: IsoDate | null;
}

export interface OwnFirmView extends OwnFirmRow {
  /** As the licence that was issued last prints it. */
  licence: PublicLicenceView | null;
  /** The licences issued, the last one first; their papers lie with the filing. */
  papers: { filingId: string; state: LicenceState; issuedOn: IsoDate }[];
  /** The caller's own filings about it. */
  filings: FilingRow[];
  /** What can be begun for it here. */
  starts: FilingKind[];
}
