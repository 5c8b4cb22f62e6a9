import { organizationCheck } from './organization-code.ts';
import { normaliseNumber } from './number-text.ts';

/** 31 characters: no I, O, S, V, Z. A character's value is its place. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Categories that each registering department gives, first and second character (GB 32100-2015 with its later code list). */
const CATEGORIES: Readonly<Record<string, string>> = {
  '1': '1239',
  '2': '19',
  '3': '123459',
  '4': '19',
  '5': '1239',
  '6': '129',
  '7': '129',
  '8': '19',
  '9': '1239',
  A: '19',
  N: '1239',
  Y: '1',
};

/** The first thing wrong, in the order in which a code is checked. */
export type UsccFault = 'LENGTH' | 'ALPHABET' | 'DIVISION' | 'DEPARTMENT' | 'CHECK' | 'ORG_CODE_CHECK_MISMATCH';

export interface UsccCheck {
  readonly valid: boolean;
  /** Normalised: width and case folded, no spaces. */
  readonly code: string;
  readonly fault: UsccFault | null;
  /** A code that would pass, where letters that do not exist were typed for digits. Never put in by itself. */
  readonly suggestion: string | null;
  /** The inner organisation code fails its own check; `lenient` lets that pass for data received from others. */
  readonly organizationCodeMismatch: boolean;
}

/** 统一社会信用代码, GB 32100-2015: length, alphabet, division, department, check character, inner organisation code. */
export function checkUnifiedSocialCreditCode(text: string, mode: 'strict' | 'lenient' = 'strict'): UsccCheck {
  const code = normaliseNumber(text);
  const fault = faultOf(code);
  const organizationCodeMismatch = fault === 'ORG_CODE_CHECK_MISMATCH';
  const counts = organizationCodeMismatch && mode === 'lenient' ? null : fault;
  return { valid: counts === null, code, fault: counts, suggestion: fault === null ? null : suggestionFor(code), organizationCodeMismatch };
}

function faultOf(code: string): UsccFault | null {
  if ([...code].length !== 18) return 'LENGTH';
  if ([...code].some((character) => !ALPHABET.includes(character))) return 'ALPHABET';
  if (!/^\d{6}$/.test(code.slice(2, 8))) return 'DIVISION';
  if (!(CATEGORIES[code.charAt(0)] ?? '').includes(code.charAt(1))) return 'DEPARTMENT';
  if (unifiedCheck(code.slice(0, 17)) !== code.charAt(17)) return 'CHECK';
  return organizationCheck(code.slice(8, 16)) === code.charAt(16) ? null : 'ORG_CODE_CHECK_MISMATCH';
}

const LOOKALIKES: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', Z: '2' };

function suggestionFor(code: string): string | null {
  const meant = code.replace(/[IOSZ]/g, (letter) => LOOKALIKES[letter] ?? letter);
  return meant !== code && faultOf(meant) === null ? meant : null;
}

/** Check character of the first 17. */
export function unifiedCheck(body: string): string {
  if (body.length !== 17 || [...body].some((character) => !ALPHABET.includes(character))) {
    throw new RangeError('a unified social credit code has a body of 17 characters of its alphabet');
  }
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * ALPHABET.indexOf(body.charAt(place)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** A code that passes both checks: `prefix` is department and category (`91`), `division` that of the registry, then the organisation code. */
export function makeUnifiedSocialCreditCode(prefix: string, division: string, organizationCode: string): string {
  const subject = organizationCode.replace('-', '');
  const own = subject.slice(0, 8) + organizationCheck(subject.slice(0, 8));
  if (subject.length > 8 && subject !== own) throw new RangeError('the organisation code fails its check');
  if (!/^\d{6}$/.test(division)) throw new RangeError('a division has six digits');
  const body = prefix + division + own;
  return body + unifiedCheck(body);
}

/** Parts of a code that has passed its check. */
export const unifiedCodeParts = (code: string): { readonly prefix: string; readonly division: string; readonly organizationCode: string } => ({
  prefix: code.slice(0, 2),
  division: code.slice(2, 8),
  organizationCode: code.slice(8, 17),
});
