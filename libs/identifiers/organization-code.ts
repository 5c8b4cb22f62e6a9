const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Check character of an organisation code (GB 11714-1997); the body has eight characters of 0-9 and A-Z. */
export function organizationCheck(body: string): string {
  if (!/^[0-9A-Z]{8}$/.test(body)) throw new RangeError('an organisation code has a body of eight characters 0-9, A-Z');
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * ALPHABET.indexOf(body.charAt(place)), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/** With or without the hyphen that papers print before the check character. */
export function isOrganizationCode(code: string): boolean {
  const found = /^([0-9A-Z]{8})-?([0-9X])$/.exec(code);
  return found?.[1] !== undefined && organizationCheck(found[1]) === found[2];
}

/** As papers print it: `PDY00001-X`. */
export const formatOrganizationCode = (code: string): string => code.replace(/^([0-9A-Z]{8})-?([0-9X])$/, '$1-$2');
