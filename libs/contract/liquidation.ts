import type { DissolutionGround, IsoDate } from './facts.ts';

/** `RUNNING`: the group liquidates, from its filing to the end of the firm. */
export type LiquidationState = 'RUNNING' | 'DONE' | 'WITHDRAWN';

/** Members are public, their papers are not asked. */
export interface LiquidatorView {
  name: string;
  isHead: boolean;
}

/** Who winds a firm up, and until when its creditors may come forward. */
export interface LiquidationView {
  id: string;
  entity: { id: string; name: string; code: string };
  state: LiquidationState;
  ground: DissolutionGround;
  dissolvedOn: IsoDate;
  members: LiquidatorView[];
  /** Where creditors declare what they are owed. */
  claimsAddress: string;
  /** The group was to be filed by this day; `late` says that it was filed after it. */
  fileBy: IsoDate;
  late: boolean;
  publishedOn: IsoDate;
  /** The last day of the creditors' notice. */
  endsOn: IsoDate;
  /** From this day on the deregistration can be handed in. */
  applyFrom: IsoDate;
  moves: ('withdraw' | 'deregister')[];
}

/** A creditors' notice that runs, as everyone reads it. */
export interface CreditorNoticeRow {
  id: string;
  name: string;
  code: string;
  registry: string;
  members: LiquidatorView[];
  claimsAddress: string;
  publishedOn: IsoDate;
  endsOn: IsoDate;
}
