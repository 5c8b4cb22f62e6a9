import type { IsoDate } from './facts.ts';

/**
 * `courtRuling`: a court has ended the entity (bankruptcy, forced liquidation). `revocation`: the licence is revoked as a penalty.
 * `strikingOff`: a registration obtained by fraud is cancelled. `reopening`: an end is undone.
 */
export type FirmOrderKind = 'courtRuling' | 'revocation' | 'strikingOff' | 'reopening';
/** `HEARING`: the firm was told and may be heard. `PROPOSED`: no hearing is due; someone else decides. */
export type FirmOrderState = 'PROPOSED' | 'HEARING' | 'CONFIRMED' | 'DISMISSED';
export type FirmOrderMove = 'confirm' | 'dismiss' | 'hear';

/** An act of the registry against, or for, an entity; two officers do it. */
export interface FirmOrderView {
  id: string;
  kind: FirmOrderKind;
  state: FirmOrderState;
  entity: { name: string; code: string; state: string };
  registry: string;
  /** `FALSE_COMMITMENT` and `COURT_ORDER` reopen; otherwise what the act rests on, in words. */
  ground: string;
  /** Number of the ruling or decision. */
  document: string;
  reason: string;
  proposedBy: string;
  proposedAt: string;
  /** The last day on which the firm may be heard. */
  hearingEndsOn: IsoDate | null;
  /** What the firm said. */
  statement: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  decisionReason: string | null;
  /** Who answers for the debts from before the end, after a false commitment. */
  liable: string[];
  moves: FirmOrderMove[];
}
