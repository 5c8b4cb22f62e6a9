import type { IdentityDocumentType, ProveIdentityBody, WayToProve } from '#libs/contract';

export type Way = WayToProve | 'window';

/** In the order in which they are offered; the last one always works. */
export const WAYS: readonly Way[] = ['face', 'bankCard', 'eId', 'window'];
export const isWay = (value: string): value is Way => WAYS.some((way) => way === value);

/** The first that was not tried yet. A person without a way left online goes to a window. */
export const nextWay = (failed: Way, tried: readonly Way[]): Way => WAYS.find((way) => way !== failed && !tried.includes(way)) ?? 'window';

export interface IdentityFields {
  name: string;
  documentType: IdentityDocumentType;
  number: string;
  issuingCountry: string;
  card: string;
  mobile: string;
  code: string;
}

export const startForm = (name: string): IdentityFields => ({
  name,
  documentType: 'residentIdCard',
  number: '',
  issuingCountry: '',
  card: '',
  mobile: '',
  code: '',
});

/** Full-width digits and the spaces that people put into numbers. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '');
const paperNumber = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();

/** The fields that a way still lacks, in their order on the page. */
export function faultsOf(form: IdentityFields, way: Way): string[] {
  if (way === 'window') return [];
  const right: [string, boolean][] = [
    ['name', form.name.trim() !== ''],
    ['number', paperNumber(form.number) !== ''],
    ['country', form.documentType !== 'foreignPassport' || /^[a-z]{3}$/i.test(form.issuingCountry.trim())],
    ['card', way !== 'bankCard' || /^\d{12,19}$/.test(plain(form.card))],
    ['mobile', way !== 'bankCard' || /^\+?\d{8,15}$/.test(plain(form.mobile))],
    ['code', way !== 'eId' || /^\d{4,12}$/.test(plain(form.code))],
  ];
  return right.flatMap(([field, is]) => (is ? [] : [field]));
}

/** What a way asks for and nothing of the others. */
export function bodyFrom(form: IdentityFields, way: WayToProve): ProveIdentityBody {
  const { name, documentType, number, issuingCountry, card, mobile, code } = form;
  return {
    way,
    name: name.trim(),
    documentType,
    number: paperNumber(number),
    ...(documentType === 'foreignPassport' ? { issuingCountry: issuingCountry.trim().toUpperCase() } : {}),
    ...(way === 'bankCard' ? { card: plain(card), mobile: plain(mobile) } : {}),
    ...(way === 'eId' ? { code: plain(code) } : {}),
  };
}
