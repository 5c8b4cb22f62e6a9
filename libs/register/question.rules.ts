import { normaliseText } from '#libs/findings';
import { checkUnifiedSocialCreditCode } from '#libs/identifiers';

/** What a question of the public register means. */
export interface AskedFor {
  /** As names are compared; empty when only a person is asked for. */
  text: string;
  /** A number, where it may be one. */
  code?: string;
  /** Latin letters that may be how a trade name sounds. */
  sound?: string;
  /** As `register_search.people` has them. */
  person?: string;
  district?: string;
  industry?: string;
  state?: string;
}

interface Given {
  q?: string;
  person?: string;
  district?: string;
  industry?: string;
  state?: string;
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s·•-]/gu, '')
    .toUpperCase();

/** Reads a question; nothing where there is nothing to look for. */
export function readQuestion({ q = '', person = '', ...filters }: Given): AskedFor | undefined {
  const text = normaliseText(q);
  const who = plain(person);
  if (text === '' && who === '') return undefined;
  const code = plain(q);
  const letters = q.normalize('NFKC').replace(/[\s'’]/gu, '');
  return {
    text,
    ...(/^[0-9A-Z]{8,20}$/.test(code) && (code.match(/\d/g)?.length ?? 0) >= 4 ? { code } : {}),
    ...(/^[A-Za-züÜ]{2,40}$/.test(letters) ? { sound: letters.toLowerCase().replace(/ü/gu, 'v') } : {}),
    ...(who === '' ? {} : { person: who }),
    ...filters,
  };
}

/** A resident's number or a phone: nobody is looked for by it, and it is not kept. A code of a firm is none, whatever it looks like. */
export function isPersonalNumber(text: string): boolean {
  const number = plain(text);
  if (/^(86)?1[3-9]\d{9}$/.test(number)) return true;
  return /^[1-8]\d{5}(19|20)\d{9}[\dX]$/.test(number) && !checkUnifiedSocialCreditCode(number, 'lenient').valid;
}

/** Enough to see that it is the one who was asked for, too little to learn of another. */
export function maskName(name: string): string {
  const letters = [...name];
  if (letters.length < 2) return name;
  return letters.length === 2 ? `${letters[0]}*` : `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`;
}
