/** A file of the law as administrators see it. */
export interface LawFileView {
  name: string;
  zh: string;
  en: string;
  /** Where the file as a whole comes from. */
  source: string;
  entries: number;
  /** How many of them have something for which no source was found. */
  unsourced: number;
  /** The correction in use; `null`: the file is the release's own. */
  edition: LawEditionView | null;
  /** Approved corrections whose day is still to come. */
  planned: LawEditionView[];
}

export interface LawEditionView {
  number: number;
  draftId: string;
  usedFrom: string;
  uploadedBy: string;
  approvedBy: string;
  approvedAt: string;
  /** The release now brings another file than the one that was corrected: somebody should compare. */
  releaseChanged: boolean;
}

export interface LawEntryView {
  file: string;
  group: string;
  name: string;
  from: string | null;
  to: string | null;
  source: string;
  certain: boolean;
  /** Paths inside `value` for which no source was found; `.` is all of it. */
  doubts: string[];
  value: unknown;
}

/** A page of a file's entries. */
export interface LawEntriesView {
  file: LawFileView;
  /** Version of the whole law in use. */
  version: string;
  total: number;
  page: number;
  size: number;
  entries: LawEntryView[];
}

export interface LawDraftView {
  id: string;
  file: string;
  note: string;
  state: 'OPEN' | 'APPROVED' | 'DISCARDED';
  counts: { added: number; changed: number; removed: number };
  /** Of an open draft, the first 200. */
  differences: LawDifferenceView[];
  uploadedBy: string;
  uploadedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  /** Of an approved one. */
  usedFrom: string | null;
  /** Another correction of the file came first: this one must be uploaded anew. */
  stale: boolean;
  moves: ('approve' | 'discard')[];
}

export interface LawDifferenceView {
  what: 'added' | 'changed' | 'removed';
  before: LawEntryView | null;
  after: LawEntryView | null;
}

export interface UploadDraftBody {
  /** Name of the file that is corrected. */
  file: string;
  /** Its whole new text. */
  text: string;
  /** Why. */
  note: string;
}

export interface ApproveDraftBody {
  /** A day, or an instant with its offset; absent: now. */
  from?: string;
}
