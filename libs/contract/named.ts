import type { EntityType, FilingKind, IsoDate } from './facts.ts';
import type { FilingState } from './filing.ts';

export type HoldOn = 'filing' | 'firm';
export type HoldState = 'OPEN' | 'LIFTED' | 'UPHELD';
/** `propose` asks a second person to uphold. */
export type HoldAct = 'lift' | 'propose' | 'uphold';

/** Where the caller's own identity paper is named. Nobody else's. */
export interface NamedView {
  name: string;
  numberTail: string;
  /** Registry time of the search. */
  at: string;
  filings: NamedFiling[];
  firms: NamedFirm[];
}

export interface NamedFiling {
  id: string;
  number: string | null;
  name: string;
  kind: FilingKind;
  entityType: EntityType;
  jurisdiction: string;
  state: FilingState;
  roles: string[];
  /** When the caller was first asked to sign; `null`: never asked. */
  askedAt: string | null;
  signedAt: string | null;
  denial: DenialView | null;
  mayDeny: boolean;
}

export interface NamedFirm {
  id: string;
  name: string;
  code: string;
  registry: string;
  state: string;
  roles: { role: string; from: IsoDate | null; until: IsoDate | null }[];
  denial: DenialView | null;
  mayDeny: boolean;
}

/** What became of the caller's "not me". */
export interface DenialView {
  id: string;
  at: string;
  state: HoldState;
  closedAt: string | null;
}

/** A hold as the registry's staff see it. */
export interface HoldRow {
  id: string;
  on: HoldOn;
  /** Number of the filing, or code of the firm. */
  number: string | null;
  name: string;
  jurisdiction: string;
  person: string;
  roles: string[];
  heldAt: string;
  state: HoldState;
  /** What this caller may do. */
  /** Who found that the person was named without knowing, and why. */
  proposed: { by: string; reason: string; at: string } | null;
  moves: HoldAct[];
}
