import type { EntityType, Facts, FilingKind, IsoDate } from './facts.ts';
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
  /** Whom the question named, masked: that the firm has such a person. */
  person?: string;
}

/** A firm as it stood on a day, by what is known now or was known at an earlier moment. Nothing personal but names and posts. */
export interface RegisterFirmView {
  on: IsoDate;
  id: string;
  name: string;
  /** Unified social credit code, or the 15 digits, by which the firm was known on that day. */
  code: string;
  entityType: EntityType | null;
  entityTypeCode: string | null;
  registry: string | null;
  state: string;
  establishedOn: IsoDate | null;
  address: string | null;
  businessScope: string[] | null;
  /** Fen. */
  registeredCapital: number | null;
  contributionAmount: number | null;
  businessTerm: { to?: IsoDate; indefinite?: true } | null;
  compositionForm: 'INDIVIDUAL' | 'FAMILY' | null;
  people: { name: string; roles: string[] }[];
  holders: { name: string; subscribed: number; paidIn: number }[];
  formerNames: { name: string; until: IsoDate }[];
  /** Numbers under which the firm was known; each still finds it. */
  formerNumbers: { kind: string; number: string; until: IsoDate | null }[];
  /** Everything that was ever recorded, the first first; the version that is read on the day asked for is `read`. */
  history: RegisterHistoryRow[];
}

export interface RegisterHistoryRow {
  version: number;
  /** `entry`, `change`, `conversion`, `correction`, `import`. */
  kind: string;
  /** From this day it holds. */
  validFrom: IsoDate;
  /** Registry time; when it came into the register. */
  recordedAt: string;
  items: string[];
  /** Of a correction: the version that it puts right. */
  corrects: number | null;
  read: boolean;
}

/** Parts that may have been written wrongly. Numbers of people are none: those are changed by a filing of the people. */
export type CorrectedFacts = Partial<
  Pick<Facts, 'name' | 'address' | 'businessScope' | 'industryCode' | 'registeredCapital' | 'contributionAmount' | 'businessTerm' | 'compositionForm'>
>;

export interface RegisterCorrectionView {
  id: string;
  entityId: string;
  version: number;
  facts: CorrectedFacts;
  reason: string;
  state: 'PROPOSED' | 'ENTERED' | 'REFUSED';
  proposedBy: string;
  proposedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  decision: string | null;
}

export interface RegisterSearchView {
  rows: RegisterRow[];
  /** Whether there are more than are shown; a longer question finds fewer. */
  more: boolean;
  /** Why nothing could be looked for. */
  hint: 'none' | 'noLetters' | 'personalNumber';
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
