import type { IsoDate } from './facts.ts';

/** `general`: nothing but the licence; else the gravest of what the text needs. */
export type ScopeClass = 'general' | 'preApproval' | 'postApproval' | 'filing';

export interface ScopeNeedView {
  what: Exclude<ScopeClass, 'general'>;
  /** Item of a catalogue: `P16`, `A029`; `null` where only the draft of the wordings names the permit. */
  item: string | null;
  permit: string;
  /** Who gives it; `null`: nobody is known, the departments claim it. */
  authority: string | null;
  department: string | null;
  /** `false`: a suggestion, an officer looks. */
  certain: boolean;
  /** An edition of a catalogue, or `draft 2021-03`. */
  source: string;
  words: string[];
  /** What to do, in the caller's language. */
  todo: string;
}

export interface ScopeHitView {
  text: string;
  kind: 'wording' | 'industry' | 'keyword';
  code: string | null;
  industries: { edition: string; code: string; name: string }[];
  class: ScopeClass;
  needs: ScopeNeedView[];
  source: string;
}

export interface ScopeSearchView {
  query: string;
  on: IsoDate;
  lawVersion: string;
  hits: ScopeHitView[];
  /** Why there are no hits. */
  hint: 'nothing_asked' | 'nothing_found' | null;
}

export interface ScopeClassesView {
  on: IsoDate;
  lawVersion: string;
  items: { text: string; class: ScopeClass; needs: ScopeNeedView[] }[];
}
