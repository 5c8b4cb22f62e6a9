import { characters, readingsOf } from './name-text.ts';

/** A name is looked at by so many characters of its trade name; longer ones are no words any more. */
const LONGEST = 12;
/** Ways to read one text. Four characters of two readings each have sixteen. */
const MOST = 32;

/** The sounds that a trade name is found by: of the whole of it, and of each shorter stretch of two characters and more. */
export interface TradeNameSounds {
  whole: string[];
  pieces: string[];
}

/**
 * Two trade names of which one sounds like a stretch of the other share a sound: `soundAlike` two of `whole`, `soundsWithin` one of `whole` and
 * one of `pieces`. Equal characters sound alike, so containing is found as well.
 */
export function soundsOfTradeName(tradeName: string): TradeNameSounds {
  const letters = characters(tradeName).slice(0, LONGEST);
  const pieces = letters.flatMap((_, from) => letters.slice(from + 1).map((_, more) => letters.slice(from, from + more + 2)));
  const whole = soundsOf(characters(tradeName));
  return { whole, pieces: [...new Set(pieces.filter(({ length }) => length < characters(tradeName).length).flatMap(soundsOf))] };
}

/** Every way to read the characters, the usual readings first. */
function soundsOf(letters: readonly string[]): string[] {
  let ways = [''];
  for (const letter of letters)
    ways = readingsOf(letter)
      .flatMap((sound) => ways.map((way) => `${way} ${sound}`))
      .slice(0, MOST);
  return letters.length === 0 ? [] : ways;
}
