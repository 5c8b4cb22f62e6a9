import type { IsoDate } from './facts.ts';

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
