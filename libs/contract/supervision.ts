import type { IsoDate } from './facts.ts';

/** Lists that are handed over as a table. */
export type ImportedList = 'abnormal' | 'seriousViolation' | 'dishonestDebtor' | 'postBan';

/** How far an older register has been taken over. */
export interface RegisterImportView {
  id: string;
  source: string;
  fileName: string;
  encoding: 'utf-8' | 'gb18030';
  state: 'RUNNING' | 'DONE';
  bytes: number;
  bytesDone: number;
  /** Lines entered or refused. */
  done: number;
  added: number;
  same: number;
  bad: number;
  /** Headings of columns that are not read. */
  unread: string[];
  startedAt: string;
  finishedAt: string | null;
}

/** How far a list has been entered. */
export interface ListImportView {
  id: string;
  number: number;
  list: ImportedList;
  /** Who keeps the list: entries of others are never ended by it. */
  source: string;
  /** The whole list was handed over: what is missing in it has ended. */
  complete: boolean;
  fileName: string;
  encoding: 'utf-8' | 'gb18030';
  state: 'WAITING' | 'RUNNING' | 'DONE';
  /** Lines of the file without its heading; how many are done. */
  total: number;
  done: number;
  /** Entries that were not there; that say something else now; that were there already. */
  added: number;
  changed: number;
  same: number;
  /** Lines that could not be entered. */
  bad: number;
  ended: number;
  /** A complete list with lines that cannot be read ends nothing: an entry in such a line would be taken for gone. */
  endingHeldBack: boolean;
  uploadedBy: string;
  uploadedAt: string;
  finishedAt: string | null;
}

export interface ListFaultsView {
  /** The first 10,000 lines are kept. */
  faults: ListFaultView[];
}

/** What is wrong with a line; never with the values that stand in it. */
export interface ListFaultView {
  line: number;
  column: string | null;
  code: string;
  reason: string;
}

/** The grounds on which a firm stands or stood on the lists of abnormal operations and of serious violations. */
export interface ListingsView {
  on: IsoDate;
  abnormal: boolean;
  seriousViolation: boolean;
  grounds: ListingGround[];
}

export interface ListingGround {
  id: string;
  list: 'abnormal' | 'seriousViolation';
  cause: string | null;
  /** Of a missing annual report: which year's. */
  year: number | null;
  listedOn: IsoDate | null;
  removedOn: IsoDate | null;
  remedy: string | null;
  /** While it is open: the day on which time alone takes it further. */
  nextStepOn: IsoDate | null;
  open: boolean;
}
