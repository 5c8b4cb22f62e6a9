const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const DATED = '(?:19|20)?\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])';
/** Resident numbers, old and new, mobile and landline numbers; what stands inside a longer code is not one. */
const NUMBERS = `(?<![0-9a-fA-F-])(?:\\d{6}${DATED}\\d{3}[\\dXx]?|(?:\\+?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}|0\\d{2,3}[ -]?\\d{7,8})(?![0-9a-fA-F-])`;
const PERSONAL = new RegExp(`(${UUID})|${NUMBERS}`, 'g');

export const STRUCK_OUT = '＊＊＊';

/** A text without the numbers of people: acts keep codes and ids, but a reason is free text. */
export const withoutNumbers = (text: string): string => text.replace(PERSONAL, (_, id: string | undefined) => id ?? STRUCK_OUT);

/** The same of everything in a value. */
export function cleanDetails(value: unknown): unknown {
  if (typeof value === 'string') return withoutNumbers(value);
  if (Array.isArray(value)) return value.map(cleanDetails);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [withoutNumbers(key), cleanDetails(inner)]));
}
