import type { EntityType, FilingKind, IsoDate, NameFacts } from './facts.ts';
import type { FindingView } from './filing.ts';

/** `available`; `similar`: may be taken at the applicant's own risk; `officer`: an officer decides at the filing; `refused`. */
export type NameVerdict = 'available' | 'similar' | 'officer' | 'refused';

/** A name that stands in the way, or beside. Who holds it is not told. */
export interface NameClash {
  /** The finding it raises. */
  rule: string;
  name: string;
  kind: 'registered' | 'formerName' | 'reservation' | 'openFiling';
  /** Six digits, with its name on the day; `null` where it is not known. */
  district: { code: string; name: string } | null;
  /** Established, given up or reserved on that day. */
  since: IsoDate | null;
}

export interface NameCheckView {
  /** The exact text that was judged, and its parts. */
  name: NameFacts;
  on: IsoDate;
  lawVersion: string;
  verdict: NameVerdict;
  findings: FindingView[];
  clashes: NameClash[];
  /** Free names near the one wanted, each itself judged. */
  alternatives: NameFacts[];
  /** The trade calls for a permit before the licence; a reservation then runs for longer where the law says so. */
  priorApproval: boolean;
  /** The last day of a reservation made today; `null` where nothing can be reserved. */
  reservableTo: IsoDate | null;
  /** Shows this verdict on this text, today, to whoever reserves; `null` for a refused name. */
  verdictToken: string | null;
}

export interface ReservationView {
  id: string;
  /** What a filing quotes in `name.reservation`. */
  code: string;
  name: NameFacts;
  kind: FilingKind;
  entityType: EntityType;
  jurisdiction: string;
  reservedOn: IsoDate;
  /** Holds to the end of this day. */
  validTo: IsoDate;
  /** `inUse`: a filing under way has the name, whatever the last day says. */
  state: 'running' | 'inUse' | 'expired' | 'released' | 'used';
  mayRenew: boolean;
}
