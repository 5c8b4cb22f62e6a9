import type { EntityType, IdentityDocumentType } from '#libs/contract';

/** Papers that say who somebody is, the commonest first. */
export const IDENTITY_PAPERS: readonly IdentityDocumentType[] = [
  'residentIdCard',
  'prcPassport',
  'hkMacaoTravelPermit',
  'taiwanTravelPermit',
  'hkMacaoTaiwanResidencePermit',
  'foreignPermanentResidentCard',
  'foreignPassport',
  'hkPassport',
  'macaoPassport',
];

/** Types of business, the commonest forms of company first. */
export const ENTITY_TYPES: readonly EntityType[] = [
  'LIMITED_LIABILITY_COMPANY',
  'JOINT_STOCK_COMPANY',
  'COMPANY_BRANCH',
  'SOLE_PROPRIETORSHIP',
  'GENERAL_PARTNERSHIP',
  'SPECIAL_GENERAL_PARTNERSHIP',
  'LIMITED_PARTNERSHIP',
  'INDIVIDUAL_BUSINESS',
  'FARMER_COOPERATIVE',
];
