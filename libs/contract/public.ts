import type { EntityType, FilingKind, IsoDate } from './facts.ts';
import type { LicenceState } from './licence.ts';

/** A line of the public register. Nothing personal. */
export interface RegisterRow {
  name: string;
  /** Unified social credit code, or the 15 digits of a registration number. */
  code: string;
  entityType: EntityType | null;
  registry: string | null;
  state: string;
  establishedOn: IsoDate | null;
}

export interface RegisterSearchView {
  rows: RegisterRow[];
  /** Whether there are more than are shown; a longer question finds fewer. */
  more: boolean;
  /** Why nothing could be looked for. */
  hint: 'none' | 'noLetters';
}

/** Promised and measured time of one matter at one registry. What rests on fewer than five filings is not said. */
export interface StandardRow {
  kind: FilingKind;
  entityType: EntityType;
  jurisdiction: string;
  promisedWorkingDays: number;
  filings: number;
  medianHours: number | null;
  /** Nine of ten were faster. */
  ninetyHours: number | null;
  firstTimeRight: number | null;
}

export interface StandardView {
  at: string;
  days: number;
  leastFilings: number;
  rows: StandardRow[];
}

export interface FigureRow {
  key: string;
  /** `null`: fewer than five, not said. */
  filings: number | null;
  licences: number | null;
}

export interface StatisticsView {
  at: string;
  days: number;
  leastFilings: number;
  total: FigureRow;
  medianHours: number | null;
  firstTimeRight: number | null;
  byDay: FigureRow[];
  byDistrict: FigureRow[];
  byTrade: (FigureRow & { name: string })[];
  byType: FigureRow[];
}

/** What the registry has made public about a licence. */
export interface AnnouncementRow {
  name: string;
  code: string;
  registry: string;
  state: LicenceState;
  on: IsoDate;
}
