/** What one department says against the end of a firm, with the way to clear it. In its own words. */
export interface Blocker {
  text: string;
  clear: string;
}

/** One department's newest answer. `WAITING`: it has not answered; silence is neither yes nor no. */
export interface EnquiryRow {
  department: string;
  state: 'WAITING' | 'CLEAR' | 'BLOCKED';
  askedAt: string;
  answeredAt: string | null;
  blockers: Blocker[];
}

/** The departments asked before a closing. */
export interface EnquiryView {
  /** In the order of the law; empty: nobody was asked yet. */
  rows: EnquiryRow[];
  moves: 'ask'[];
}
