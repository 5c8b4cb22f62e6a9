import type { NameFacts } from '#libs/contract';
import { characters } from './name-text.ts';

/** Characters of good meaning that make trade names; all of them standard. */
const CHARACTERS = [...'瑞恒泰源盛宏嘉铭锦晟昊辰悦禾岚澜汐屿翎珩'];

/**
 * Up to `wanted` names near the given one, each of which passes; none twice, always in the same order. The parts of the name are taken as they
 * are, but for the trade name, which is lengthened, begun anew or varied.
 */
export function alternativesFor(name: NameFacts, passes: (candidate: NameFacts) => boolean, wanted = 5, tries = 60): NameFacts[] {
  const found: NameFacts[] = [];
  const seen = new Set([name.tradeName]);
  let asked = 0;
  for (const tradeName of variants(name.tradeName)) {
    if (found.length >= wanted || asked >= tries) break;
    if (seen.has(tradeName)) continue;
    seen.add(tradeName);
    asked++;
    const candidate = composed({ ...name, tradeName });
    if (passes(candidate)) found.push(candidate);
  }
  return found;
}

function* variants(tradeName: string): Generator<string> {
  const own = characters(tradeName);
  const short = own.slice(0, 4).join('');
  const [first = '瓯'] = own;
  for (let shift = 0; shift < CHARACTERS.length; shift++) {
    const character = CHARACTERS[shift] ?? '';
    const next = CHARACTERS[(shift + 7) % CHARACTERS.length] ?? '';
    if (own.length >= 1) yield `${short}${character}`;
    yield `${first}${character}${next}`;
    yield `${character}${next}`;
  }
}

/** The full name that the parts form, division first. */
export const composed = (name: NameFacts): NameFacts => ({
  ...name,
  full: `${name.division}${name.tradeName}${name.industryTerm}${name.organizationalForm}`,
});
