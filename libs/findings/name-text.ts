import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import { memory } from './name-memory.ts';

/** How a text of a name is read: width, brackets, spaces, traditional forms, sounds. Nothing here changes what was entered; it is for looking. */

const toSimplified: (text: string) => string = Converter({ from: 't', to: 'cn' });

/**
 * Width folded, brackets full-width, no white space. Lengths may differ from what was entered, characters that matter do not.
 * A register may hold anything where a name should stand: what is no text reads as an empty one.
 */
export const tidy = (text: string): string =>
  typeof text === 'string' ? text.normalize('NFKC').replace(/\(/g, '（').replace(/\)/g, '）').replace(/\s+/gu, '') : '';

export const simplified = (text: string): string => toSimplified(text);

/** For comparison: letters, digits and brackets only, simplified. `·`, `&`, marks of direction and the like fall away. */
export const normaliseText = (text: string): string =>
  typeof text === 'string' && text.length <= LONGEST_WORD ? words(text, () => normalised(text)) : normalised(text);

const normalised = (text: string): string => simplified(tidy(text).replace(/[^\p{L}\p{N}（）]/gu, ''));
const words = memory<string>();
/** Parts of names are kept; whole names are too many. */
const LONGEST_WORD = 10;

export const characters = (text: string): string[] => [...text];

/** A Chinese character, standard or not. Radicals and strokes are symbols, not characters. */
export const isChinese = (character: string): boolean => /^[\p{Unified_Ideograph}\uF900-\uFAFF\u{2F800}-\u{2FA1F}〇]$/u.test(character);

/** Toneless, syllables joined by a space, each character as it reads in the word: what names are searched by. */
export const pinyinOf = (text: string): string => pinyin(text, { toneType: 'none', type: 'array' }).join(' ');

const readings = memory<readonly string[]>();

/** Every toneless reading of one character; the same question always has the same answer, so it is kept. */
export const readingsOf = (character: string): readonly string[] =>
  readings(character, () =>
    isChinese(character) ? [...new Set(pinyin(character, { multiple: true, toneType: 'none', type: 'array' }))] : [character],
  );

/** Two texts of equal length that can be read alike, character by character. */
export function soundAlike(one: string, other: string): boolean {
  const left = characters(one);
  const right = characters(other);
  return left.length > 0 && left.length === right.length && left.every((character, place) => alike(character, right[place] ?? ''));
}

/** `part` sounds like some stretch of `whole`. */
export function soundsWithin(part: string, whole: string): boolean {
  const short = characters(part);
  const long = characters(whole);
  if (short.length < 2) return false;
  for (let from = 0; from + short.length <= long.length; from++) {
    if (short.every((character, place) => alike(character, long[from + place] ?? ''))) return true;
  }
  return false;
}

const alike = (one: string, other: string): boolean => one === other || readingsOf(one).some((sound) => readingsOf(other).includes(sound));
