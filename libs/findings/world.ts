import type { FilingFrame, Facts, IsoDate } from '#libs/contract';

/** What someone files, with the derived lists (`signatures.missing`, `documents.missing`, `realNameVerified`) filled in. */
export type Application = FilingFrame & Facts;

/** Whoever changes its type meets the rules of the new one. */
export const typeChangedTo = ({ kind, change }: Application): unknown =>
  kind === 'change' ? change?.items.find(({ item }) => item === 'entityType')?.to : undefined;

/** What the register and the lists hold that a filing is judged against. A fact that is absent is unknown, not wrong. */
export interface World {
  entities?: readonly WorldEntity[];
  reservations?: readonly WorldReservation[];
  openFilings?: readonly WorldOpenFiling[];
  protectedNames?: readonly WorldProtectedName[];
  postRestrictions?: readonly WorldPostRestriction[];
  permits?: readonly WorldPermit[];
  addressUse?: readonly WorldAddressUse[];
  abnormalList?: readonly WorldAbnormalEntry[];
  seriousViolationList?: readonly WorldSeriousEntry[];
  equityPledges?: readonly WorldEncumbrance[];
  equityFreezes?: readonly WorldEncumbrance[];
  chattelMortgages?: readonly WorldEncumbrance[];
  investigations?: readonly WorldProceeding[];
  penalties?: readonly WorldPenalty[];
  litigation?: readonly WorldProceeding[];
  branches?: readonly WorldBranch[];
  investments?: readonly WorldInvestment[];
  simplifiedDeregistrations?: readonly WorldSimplifiedDeregistration[];
}

/** `registered` when no change of state is noted. */
export type WorldEntityState = 'registered' | 'licenceRevoked' | 'deregistered';

export interface WorldEntity {
  id?: string;
  name?: string;
  division?: string;
  tradeName?: string;
  industryTerm?: string;
  organizationalForm?: string;
  unifiedSocialCreditCode?: string;
  registrationNumber?: string;
  organizationCode?: string;
  licenceCodeMode?: 'ONE_CODE' | 'SEPARATE';
  entityType?: string;
  entityTypeCode?: string;
  jurisdiction?: string;
  state?: string;
  /** Since when the state holds. */
  stateOn?: IsoDate;
  establishedOn?: IsoDate;
  domicile?: string;
  legalRepresentative?: string;
  businessScope?: readonly string[];
  /** Fen. */
  registeredCapital?: number;
  /** The last day on which a contribution falls due. */
  contributionsDueOn?: IsoDate;
  hostEnterprise?: boolean;
  /** Key of the person who alone holds this company. */
  soleHolderPerson?: string;
  seriousViolationListedOn?: IsoDate;
  deregistrationNeedsApproval?: boolean;
  formerNames?: readonly WorldFormerName[];
}

export interface WorldFormerName {
  name?: string;
  /** The day the name was given up. */
  until?: IsoDate;
}

export interface WorldReservation {
  id?: string;
  name?: string;
  reservedOn?: IsoDate;
  validTo?: IsoDate;
  applicants?: 'own' | 'others';
}

export interface WorldOpenFiling {
  id?: string;
  name?: string;
  tradeName?: string;
  industryTerm?: string;
  applicants?: 'own' | 'others';
}

export interface WorldProtectedName {
  tradeName?: string;
  name?: string;
  industryTerm?: string;
  holder?: string;
  /** The holder agreed to the use. */
  consent?: boolean;
  from?: IsoDate;
  to?: IsoDate | null;
}

export interface WorldPostRestriction {
  /** Key of a person. */
  person?: string;
  cause?: string;
  from?: IsoDate;
  to?: IsoDate | null;
  entity?: string;
}

export interface WorldPermit {
  id?: string;
  catalogueItem?: string;
  number?: string;
  authority?: string;
  holder?: string;
  issuedOn?: IsoDate;
  validTo?: IsoDate | null;
}

export interface WorldAddressUse {
  text?: string;
  liveEntities?: number;
}

export interface WorldAbnormalEntry {
  entity?: string;
  cause?: string;
  listedOn?: IsoDate;
  removedOn?: IsoDate | null;
}

export interface WorldSeriousEntry {
  entity?: string;
  listedOn?: IsoDate;
  removedOn?: IsoDate | null;
}

export interface WorldEncumbrance {
  entity?: string;
  from?: IsoDate;
  to?: IsoDate | null;
  state?: string;
}

export interface WorldProceeding {
  entity?: string;
  since?: IsoDate;
  to?: IsoDate | null;
  state?: string;
}

export interface WorldPenalty extends WorldProceeding {
  /** Fen. */
  fine?: number;
}

export interface WorldBranch {
  parent?: string;
  name?: string;
  state?: string;
}

export interface WorldInvestment {
  holder?: string;
  inName?: string;
  share?: number;
  to?: IsoDate | null;
}

export interface WorldSimplifiedDeregistration {
  entity?: string;
  publishedOn?: IsoDate;
  terminatedOn?: IsoDate;
  /** What the procedure was terminated for is over. */
  causeGone?: boolean;
}

/** The same world without entries that are no objects, and without fields that are `null`: nothing known, or a term without an end. */
export function soundWorld(given: unknown): World {
  if (given === null || typeof given !== 'object') return {};
  const isEntry = (one: unknown): one is object => one !== null && typeof one === 'object' && !Array.isArray(one);
  const lists: [string, unknown][] = Object.entries(given).map(([key, list]) => [
    key,
    Array.isArray(list) ? list.filter(isEntry).map(withoutNulls) : undefined,
  ]);
  // Lists of objects under the names they came with; what stands in them is the register's.
  return Object.fromEntries(lists);
}

const withoutNulls = (entry: object): object =>
  Object.values(entry).includes(null) ? Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null)) : entry;
