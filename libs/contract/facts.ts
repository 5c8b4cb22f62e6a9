/** What an applicant states. Names, nesting, units and enum words are those of the filing-case schema. Money is in fen; dates are `YYYY-MM-DD`. */
export interface Facts {
  compositionForm?: 'INDIVIDUAL' | 'FAMILY';
  name?: NameFacts;
  address?: AddressFacts;
  operatingAddresses?: AddressFacts[];
  businessScope?: string[];
  industryCode?: IndustryFacts;
  registeredCapital?: number | null;
  contributionAmount?: number;
  businessTerm?: { to?: IsoDate; indefinite?: true };
  people?: PersonFacts[];
  investors?: InvestorFacts[];
  supervisorWaiver?: { unanimous?: boolean };
  fiveInOne?: FiveInOneFacts;
  /** People of whom the filer already knows that they will not sign; the rest of the list is derived from the signatures given. */
  signatures?: { missing?: string[] };
  commitments?: { dualNotification?: boolean; address?: boolean };
  /** `own`: papers that the registry would make, of which the applicants bring a text of their own. The rest is derived from the documents uploaded. */
  documents?: { own?: string[]; missing?: string[]; handedIn?: string[] };
  change?: ChangeFacts;
  simplifiedDeregistration?: SimplifiedDeregistrationFacts;
  deregistration?: DeregistrationFacts;
  /** Who files for the applicants: the firm and its person. Set when the draft is begun, by the server. */
  agent?: AgentFacts;
}

export interface AgentFacts {
  firm: string;
  code: string;
  handler: string;
}

export type IsoDate = string;

export type FilingKind =
  'establishment' | 'change' | 'branchEstablishment' | 'simplifiedDeregistration' | 'deregistration' | 'licenceConversion' | 'licenceReplacement';

export type EntityType =
  | 'LIMITED_LIABILITY_COMPANY'
  | 'JOINT_STOCK_COMPANY'
  | 'COMPANY_BRANCH'
  | 'SOLE_PROPRIETORSHIP'
  | 'GENERAL_PARTNERSHIP'
  | 'SPECIAL_GENERAL_PARTNERSHIP'
  | 'LIMITED_PARTNERSHIP'
  | 'INDIVIDUAL_BUSINESS'
  | 'FARMER_COOPERATIVE';

export type Channel = 'online' | 'window';

/** The frame of a filing, chosen when the draft is begun. */
export interface FilingFrame {
  kind: FilingKind;
  entityType: EntityType;
  /** Six digits: the registry the filing goes to. */
  jurisdiction: string;
  channel: Channel;
  /** Id of the entity in the register that the filing concerns. */
  subject?: string;
  step?: 'publishNotice' | 'apply';
}

export interface NameFacts {
  full: string;
  division: string;
  tradeName: string;
  industryTerm: string;
  organizationalForm: string;
  /** Id of a reservation. */
  reservation?: string;
  parentName?: string;
  place?: string;
}

export interface AddressFacts {
  divisionCode: string;
  town?: string;
  street?: string;
  doorNumber?: string;
  unit?: string;
  /** As printed. */
  text: string;
  propertyUse: 'COMMERCIAL' | 'RESIDENTIAL' | 'INDUSTRIAL' | 'VIRTUAL';
  rightOfUse: 'OWNED' | 'LEASED' | 'BORROWED' | 'HOSTED';
  mode: 'PROOF' | 'DECLARED';
  residentialConsent?: boolean;
  clusterFlag?: boolean;
  /** Id of an entity in the register. */
  hostEntity?: string;
}

export interface IndustryFacts {
  edition: '2011' | '2017';
  code: string;
}

export type IdentityDocumentType =
  | 'residentIdCard'
  | 'prcPassport'
  | 'hkMacaoTravelPermit'
  | 'taiwanTravelPermit'
  | 'hkMacaoTaiwanResidencePermit'
  | 'foreignPermanentResidentCard'
  | 'foreignPassport'
  | 'hkPassport'
  | 'macaoPassport';

export interface IdentityDocument {
  type: IdentityDocumentType;
  number: string;
  /** ISO 3166-1 alpha-3. */
  issuingCountry?: string;
  version?: string;
}

export interface PersonFacts {
  key: string;
  name: string;
  document: IdentityDocument;
  roles: string[];
  birthDate?: IsoDate;
  termYears?: number;
  /** `false`: the filer knows that identity cannot be verified. Otherwise derived from the proofs given. */
  realNameVerified?: boolean;
  /** The number was taken from the register, where this person stands under the same key: whoever files sees it masked. */
  registered?: boolean;
}

export interface InvestorFacts {
  /** Key of a person; else `organisation` stands. */
  person?: string;
  organisation?: OrganisationFacts;
  subscribed: number;
  paidIn: number;
  contributions: ContributionFacts[];
  liability?: 'GENERAL' | 'LIMITED';
  managingPartner?: boolean;
  /** Key of the person through whom an organisation signs, and acts where it is managing partner. */
  delegate?: string;
  farmer?: boolean;
  status?: string;
}

export interface OrganisationFacts {
  name: string;
  unifiedSocialCreditCode: string;
  registerEntity?: string;
  controlledBy?: string;
  bodyKind?: string;
  publicAdministration?: boolean;
}

export interface ContributionFacts {
  method: 'MONEY' | 'IN_KIND' | 'INTELLECTUAL_PROPERTY' | 'LAND_USE_RIGHT' | 'EQUITY' | 'CLAIM' | 'LABOUR' | 'OTHER';
  amount: number;
  dueOn?: IsoDate;
  paidOn?: IsoDate;
}

export interface FiveInOneFacts {
  staffCount?: number;
  /** `YYYY-MM`. */
  salaryStartMonth?: string;
  accountingSystem?: string;
  taxAgent?: string | null;
  phone?: string;
  /** Key of a person. */
  financeOfficer?: string | null;
  /** Key of a person. */
  socialInsuranceHandler?: string;
}

/** What a change asks for. The filing's other parts state only what becomes different; everything else stays as registered. */
export interface ChangeFacts {
  items: ChangeItemFacts[];
  /** Items of the new scope that the old one lacks; worked out by the server where it knows the old one. */
  addedScope?: number[];
  signedBy?: string;
  /** The day, later than that of the decision, from whose beginning by registry time the change holds. */
  effectiveOn?: IsoDate;
}

export interface ChangeItemFacts {
  /** `name`, `domicile`, `businessScope`, `registeredCapital`, `businessTerm`, `legalRepresentative`, `operator`, `investors`, `directors`, ... */
  item: string;
  /** The new value as printed, fen, or the key of a person; the server takes it from the part that states it. */
  to?: unknown;
  decidedOn: IsoDate;
  publishedOn?: IsoDate;
  insideFamily?: boolean;
}

export type DissolutionGround = 'TERM' | 'DECISION' | 'MERGER' | 'LICENCE_REVOKED' | 'COURT' | 'OTHER';

export interface DeregistrationFacts {
  ground?: DissolutionGround;
  liquidationEndedOn?: IsoDate;
}

export interface SimplifiedDeregistrationFacts {
  ground?: 'NOT_OPENED' | 'NO_DEBTS' | null;
  /** The application is made by itself as soon as the notice is over. Part of what everyone signs. */
  automatic?: boolean;
  noticePublishedOn?: IsoDate;
  objections?: unknown[];
  commitmentUnsigned?: string[];
}
