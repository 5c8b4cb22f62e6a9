/** One spelling of a number for look-ups: width folded, no spaces, upper case. */
export const normaliseNumber = (number: string): string => number.normalize('NFKC').replace(/\s/g, '').toUpperCase();

/** What a check looks at: spaces and case are forgiven, other widths are not. */
export const withoutSpaces = (number: string): string => number.replace(/\s/g, '').toUpperCase();

/** For people who may see that there is a number, but not which: `330***********9970`, `H******78`. */
export function maskNumber(number: string): string {
  const characters = [...number.trim()];
  const [first, last] = characters.length >= 12 ? [3, 4] : characters.length >= 6 ? [1, 2] : [0, 0];
  return characters.map((character, place) => (place < first || place >= characters.length - last ? character : '*')).join('');
}
