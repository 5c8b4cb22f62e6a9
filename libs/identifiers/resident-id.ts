import { isDate } from '#libs/kernel';
import { withoutSpaces } from './number-text.ts';

/** What is wrong with a resident ID; `person.<fault>` is the finding code. */
export type ResidentIdFault = 'id_malformed' | 'id_fifteen_digits' | 'id_check_digit' | 'id_province_unknown' | 'id_birth_date_impossible';

/** What a number says of its bearer. */
export interface NumberFacts {
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  /** Where the number was given: possibly a division that no longer exists. */
  readonly division: string;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
const PROVINCES = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(' '));

/** Check character of the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function residentIdCheck(body: string): string {
  if (!/^\d{17}$/.test(body)) throw new RangeError('a resident ID has a body of 17 digits');
  return CHECKS.charAt(WEIGHTS.reduce((total, weight, place) => total + weight * Number(body[place]), 0) % 11);
}

/**
 * Everything wrong with a resident ID on that day, spaces and case forgiven. A number of another shape, of 15 digits, or that fails
 * its check character is not looked at any further.
 */
export function residentIdFaults(number: string, on: string): readonly ResidentIdFault[] {
  const id = withoutSpaces(number);
  if (/^\d{15}$/.test(id)) return ['id_fifteen_digits'];
  if (!/^\d{17}[\dX]$/.test(id)) return ['id_malformed'];
  if (residentIdCheck(id.slice(0, 17)) !== id[17]) return ['id_check_digit'];
  const faults: ResidentIdFault[] = [];
  if (!PROVINCES.has(id.slice(0, 2))) faults.push('id_province_unknown');
  if (!isBirthDate(birthDateIn(id), on)) faults.push('id_birth_date_impossible');
  return faults;
}

/** What a number of 18 characters says, once it has no fault. */
export const residentIdFacts = (number: string): NumberFacts => numberFacts(withoutSpaces(number));

export const numberFacts = (id: string): NumberFacts => ({
  birthDate: birthDateIn(id),
  sex: Number(id[16]) % 2 === 1 ? 'male' : 'female',
  division: id.slice(0, 6),
});

export const birthDateIn = (id: string): string => `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;

/** A day that exists and has come. */
export const isBirthDate = (date: string, on: string): boolean => isDate(date) && date <= on;

/** The present form of a first-generation number: for matching old records only. */
export function upgradeResidentId(number: string): string {
  if (!/^\d{15}$/.test(number)) throw new RangeError('an old resident ID has 15 digits');
  const body = `${number.slice(0, 6)}19${number.slice(6)}`;
  return body + residentIdCheck(body);
}
