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

/** What a checked PDF turned out to be. */
export interface PaperCheckView {
  signature: 'valid' | 'broken' | 'absent';
  /** The signature covers the file to its last byte. */
  whole: boolean;
  issuedHere: boolean;
  licence: PublicLicenceView | null;
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
