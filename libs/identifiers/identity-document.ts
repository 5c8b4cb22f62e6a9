import type { IdentityDocument, IdentityDocumentType } from '#libs/contract';
import { withoutSpaces } from './number-text.ts';
import { birthDateIn, isBirthDate, numberFacts, residentIdCheck, residentIdFaults, type NumberFacts, type ResidentIdFault } from './resident-id.ts';

/** What is wrong with the number of a paper; `person.<fault>` is the finding code. */
export type DocumentFault = ResidentIdFault | 'document_format';

export interface DocumentCheck {
  /** Spaces removed, upper case. */
  readonly number: string;
  readonly faults: readonly DocumentFault[];
  /** What the number itself says; `null` when it is wrong or says nothing. */
  readonly facts: NumberFacts | null;
}

export const IDENTITY_DOCUMENT_TYPES: readonly IdentityDocumentType[] = [
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

const FORMATS: Readonly<
  Record<Exclude<IdentityDocumentType, 'residentIdCard' | 'hkMacaoTaiwanResidencePermit' | 'foreignPermanentResidentCard'>, RegExp>
> = {
  prcPassport: /^(E\d{8}|E[A-HJ-NP-Z]\d{7}|G\d{8}|1[45]\d{7})$/,
  hkMacaoTravelPermit: /^[HM]\d{8}(\d{2})?$/,
  taiwanTravelPermit: /^(\d{8}|\d{10}[(（][A-Z][)）])$/,
  foreignPassport: /^[A-Z0-9]{5,17}$/,
  hkPassport: /^K(\d{8}|J\d{7})$/,
  macaoPassport: /^MA\d{7}$/,
};

/** Whether a number is one of that kind of paper, by shape and check character; pure arithmetic, no register is asked. */
export function checkIdentityDocument(document: Pick<IdentityDocument, 'type' | 'number' | 'version'>, on: string): DocumentCheck {
  const number = withoutSpaces(document.number);
  switch (document.type) {
    case 'residentIdCard': {
      const faults = residentIdFaults(number, on);
      return { number, faults, facts: faults.length === 0 ? numberFacts(number) : null };
    }
    case 'hkMacaoTaiwanResidencePermit':
      return checkedNumber(number, /^8[123]0000\d{11}[\dX]$/, on);
    case 'foreignPermanentResidentCard':
      if (document.version !== '2023' && /^[A-Z]{3}\d{12}$/.test(number)) return { number, faults: [], facts: null };
      return document.version === '2017' ? { number, faults: ['document_format'], facts: null } : checkedNumber(number, /^9\d{16}[\dX]$/, on);
    default:
      return { number, faults: FORMATS[document.type]?.test(number) ? [] : ['document_format'], facts: null };
  }
}

/** Eighteen characters built like a resident ID; any fault of them is one of the format. */
function checkedNumber(number: string, format: RegExp, on: string): DocumentCheck {
  const right = format.test(number) && residentIdCheck(number.slice(0, 17)) === number[17] && isBirthDate(birthDateIn(number), on);
  return right ? { number, faults: [], facts: numberFacts(number) } : { number, faults: ['document_format'], facts: null };
}
