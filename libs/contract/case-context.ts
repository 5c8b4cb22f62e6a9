import type { IsoDate } from './facts.ts';

/** An entity of the register that has something in common with the filing. */
export interface NeighbourView {
  name: string;
  unifiedSocialCreditCode: string | null;
  registry: string | null;
  state: string;
  establishedOn: IsoDate | null;
}

export interface NeighboursView {
  /** Names that are compared with this one: same or alike. */
  names: NeighbourView[];
  address: { total: number; entities: NeighbourView[] };
  /** What the people of the filing hold elsewhere. */
  people: { name: string; posts: (NeighbourView & { role: string })[] }[];
}

/** How a question of the same rule was answered before. */
export interface PrecedentView {
  rule: string;
  name: string;
  filingNumber: string;
  verdict: 'allow' | 'refuse';
  reason: string;
  by: string;
  at: string;
}
