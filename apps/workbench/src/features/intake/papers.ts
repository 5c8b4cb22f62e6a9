import type { IdentityDocumentType } from '#libs/contract';

/** Papers that people bring to a window. */
export const PAPERS: readonly IdentityDocumentType[] = [
  'residentIdCard',
  'prcPassport',
  'hkMacaoTravelPermit',
  'taiwanTravelPermit',
  'hkMacaoTaiwanResidencePermit',
  'foreignPermanentResidentCard',
  'foreignPassport',
];
