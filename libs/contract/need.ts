import type { EntityType, FilingKind, IsoDate } from './facts.ts';
import type { TaskKind } from './filing.ts';
import type { ScopeNeedView } from './scope.ts';

/** What a person needs who wants to file: from the same tables that judge the filing later. Texts are in the caller's language. */
export interface NeedsView {
  on: IsoDate;
  lawVersion: string;
  kind: FilingKind;
  entityType: EntityType;
  district: { code: string; name: string };
  documents: { kind: string; label: string }[];
  /** Who signs and who only shows who they are. `roles`: the posts meant, or, with `firstOf`, the first of them that is filled. */
  signatures: { asks: 'sign' | 'identify'; who: string; roles: string[]; firstOf: boolean }[];
  /** Offices that look at it or are told, in one go. */
  departments: {
    department: string;
    label: string;
    task: TaskKind;
    /** The licence waits for it. */
    gating: boolean;
    asked: 'atAcceptance' | 'afterLicence';
    days: number;
    unit: 'workingDays' | 'calendarDays';
    items: string[];
  }[];
  permits: {
    /** Before the filing; `for` says what calls for it: the place of a scope item, or a foreign holder. */
    before: (ScopeNeedView & { for: NeedFor })[];
    after: (ScopeNeedView & { for: NeedFor })[];
  };
  steps: { step: string; text: string }[];
  promised: {
    workingDays: number;
    certain: boolean;
    source: string;
    /** If handed in on that day; `null` where the calendar is not known. */ by: IsoDate | null;
  };
  /** Of those finished in the last 90 days in that district; `null`: there were none. */
  measured: { medianHours: number; filings: number } | null;
  /** Fen. Nothing is charged. */
  fees: 0;
}

export type NeedFor = { scopeItem: number } | { holder: 'foreign' };
