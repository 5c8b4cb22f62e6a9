export { checkIdentityDocument, IDENTITY_DOCUMENT_TYPES, type DocumentCheck, type DocumentFault } from './identity-document.ts';
export { maskNumber, normaliseNumber } from './number-text.ts';
export { formatOrganizationCode, isOrganizationCode, organizationCheck } from './organization-code.ts';
export {
  isRegistrationNumber,
  makeRegistrationNumber,
  registrationCheck,
  registrationNumberClass,
  type RegistrationNumberClass,
} from './registration-number.ts';
export { residentIdCheck, residentIdFacts, residentIdFaults, upgradeResidentId, type NumberFacts, type ResidentIdFault } from './resident-id.ts';
export {
  checkUnifiedSocialCreditCode,
  makeUnifiedSocialCreditCode,
  unifiedCheck,
  unifiedCodeParts,
  type UsccCheck,
  type UsccFault,
} from './unified-social-credit-code.ts';
