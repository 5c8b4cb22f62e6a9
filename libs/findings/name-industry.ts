import type { NameLaw } from '#libs/catalogue';
import { memoryByLaw } from './name-memory.ts';

/** An industry term that says nothing of an industry counts as none: '', 控股. */
export const isNoIndustry = (term: string, law: NameLaw): boolean => term === '' || law.industries.noIndustry.includes(term);

/** Equal, or one of them is the other with a mere lengthening: 酒业 and 酒业发展. */
const core = (term: string, law: NameLaw): string => cores(law)(term, () => coreOf(term, law));

const cores = memoryByLaw<string>();

function coreOf(term: string, law: NameLaw): string {
  const { words, stripped, synonyms } = law.industries;
  if (synonyms.some((group) => group.includes(term))) return term;
  const ending = stripped.find((one) => term.endsWith(one) && words.has(term.slice(0, -one.length)));
  return ending === undefined ? term : term.slice(0, -ending.length);
}

function groupsOf(term: string, law: NameLaw): readonly string[] {
  const { groups, standardGroups } = law.industries;
  return groups.get(term) ?? standardGroups.get(term) ?? [];
}

/** The wording means the same: equal, of one group of synonyms, or of one group of the standard. No official table exists (names.md 4.5). */
export function sameIndustry(one: string, other: string, law: NameLaw): boolean {
  if (one === '' || other === '') return false;
  const [left, right] = [core(one, law), core(other, law)];
  if (left === right) return true;
  if (law.industries.synonyms.some((group) => group.includes(left) && group.includes(right))) return true;
  const found = groupsOf(right, law);
  return groupsOf(left, law).some((group) => found.includes(group));
}

/** Of one division (two digits) of the standard: near enough to say so. */
export function nearIndustry(one: string, other: string, law: NameLaw): boolean {
  const found = groupsOf(core(other, law), law).map((group) => group.slice(0, 2));
  return groupsOf(core(one, law), law).some((group) => found.includes(group.slice(0, 2)));
}

/** Every wording of one industry with a term: in the same words, meaning the same, of one division. */
export interface Wordings {
  worded: string[];
  same: string[];
  near: string[];
}

/** Every wording that `sameIndustry` or `nearIndustry` may find for a term, so that a register need only be asked for these. */
export const wordingsNear = (term: string, law: NameLaw): Wordings => wordings(law)(term, () => wordingsOf(term, law));

const wordings = memoryByLaw<Wordings>();

function wordingsOf(term: string, law: NameLaw): Wordings {
  const stem = core(term, law);
  const { synonyms, stripped } = law.industries;
  const groups = groupsOf(stem, law);
  const wordsIn = (prefixes: readonly string[]): string[] => prefixes.flatMap((prefix) => [...(wordsByGroup(law).get(prefix) ?? [])]);
  const lengthened = (words: readonly string[]): string[] => [...new Set(words.flatMap((word) => [word, ...stripped.map((one) => word + one)]))];
  const same = [term, stem, ...synonyms.filter((group) => group.includes(stem)).flat(), ...wordsIn(groups)];
  const bare = industryStem(term);
  const worded = [term, bare, `${bare}业`, `${bare}厂`];
  return {
    worded,
    same: [...new Set([...lengthened(same), ...worded])],
    near: lengthened(wordsIn([...new Set(groups.map((group) => group.slice(0, 2)))])),
  };
}

const indexes = new WeakMap<NameLaw['industries'], ReadonlyMap<string, ReadonlySet<string>>>();

/** The words of each group (three digits) and division (two) of the standard; made once a law. */
function wordsByGroup({ industries }: NameLaw): ReadonlyMap<string, ReadonlySet<string>> {
  const known = indexes.get(industries);
  if (known) return known;
  const words = new Map<string, Set<string>>();
  for (const [word, groups] of [...industries.standardGroups, ...industries.groups]) {
    for (const key of groups.flatMap((group) => [group, group.slice(0, 2)])) words.set(key, (words.get(key) ?? new Set()).add(word));
  }
  indexes.set(industries, words);
  return words;
}

/** 酒 and 酒业 word one industry alike where the form makes the difference: 红光酒厂 and 红光酒业有限公司. */
export const industryStem = (term: string): string => (term.length > 1 ? term.replace(/[业厂]$/u, '') : term);

/** The trade name reads as an industry word, or as a line of two of them. */
export function readsAsIndustry(text: string, law: NameLaw): boolean {
  const { words, functionWords } = law.industries;
  const isWord = (part: string): boolean => part.length > 1 && (words.has(part) || functionWords.has(part));
  if (isWord(text)) return true;
  return [...text].some((_, at) => at > 0 && isWord(text.slice(0, at)) && isWord(text.slice(at)));
}

/**
 * How many divisions (大类) of the standard the scope touches, at the most: an item whose division is not recognised may be of one more.
 * A name is not refused on a guess.
 */
export function divisionsOfScope(scope: readonly string[], law: NameLaw): number {
  return new Set(scope.map((item, index) => divisionOfItem(item, law) ?? `item ${index}`)).size;
}

function divisionOfItem(item: string, law: NameLaw): string | undefined {
  const { groups, standardGroups } = law.industries;
  let best = '';
  for (const word of [...groups.keys(), ...standardGroups.keys()])
    if (word.length > best.length && word.length > 1 && item.includes(word)) best = word;
  return groupsOf(best, law)[0]?.slice(0, 2);
}
