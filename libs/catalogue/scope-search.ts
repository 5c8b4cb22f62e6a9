import type { Law } from './law.ts';
import { foldedQuery, scopeIndex, WORDINGS_EDITION, type SearchedText } from './scope-search-index.ts';
import { classOf, DRAFT, scopeNeeds, type ScopeClass, type ScopeNeed } from './scope-search-needs.ts';
import { bareSounds, everydayBySound } from './scope-search-sounds.ts';
import { EVERYDAY_WORDS, FILLERS } from './scope-search-words.ts';

export interface ScopeHit {
  /** What can stand in the scope as it is. */
  readonly text: string;
  readonly kind: SearchedText['kind'];
  readonly code: string | null;
  readonly industries: readonly { readonly edition: string; readonly code: string; readonly name: string }[];
  readonly class: ScopeClass;
  readonly needs: readonly ScopeNeed[];
  /** Where the text comes from. */
  readonly source: string;
}

const LONGEST = 40;
const SOME = 20;

/** Texts for a scope, found by everyday words, by pinyin or by initials; the nearest first. A question of symbols finds nothing. */
export function searchScope(law: Law, query: string, on: string, most = SOME): readonly ScopeHit[] {
  const asked = questionsOf(query);
  if (asked.length === 0) return [];
  return scopeIndex(law, on)
    .flatMap((one) => {
      const score = Math.max(...asked.map(({ words, weight }) => weight * scoreOf(one, words)));
      return score > 0 ? [{ one, score: score + KIND_BONUS[one.kind] - Math.min(one.length, 60) / 10 }] : [];
    })
    .sort((a, b) => b.score - a.score || (a.one.text < b.one.text ? -1 : 1))
    .slice(0, most)
    .map(({ one }) => hitOf(law, one, on));
}

const KIND_BONUS: Readonly<Record<SearchedText['kind'], number>> = { wording: 30, industry: 10, keyword: 0 };

interface Question {
  readonly words: readonly Word[];
  readonly weight: number;
}
interface Word {
  readonly text: string;
  readonly isLatin: boolean;
  readonly pairs: readonly string[];
}

/** The question as it stands, without little words, and what everyday words in it mean. */
function questionsOf(query: string): readonly Question[] {
  const plain = [...query.normalize('NFKC').toLowerCase()].slice(0, LONGEST).join('');
  const whole = wordsOf(plain);
  if (whole.length === 0) return [];
  const bare = foldedQuery(plain).replace(FILLERS, '');
  const everyday = Object.keys(EVERYDAY_WORDS).filter((word) => bare.includes(word));
  const longest = everyday.filter((word) => !everyday.some((other) => other !== word && other.includes(word)));
  const isSound = /^[a-z]{2,}$/.test(bare);
  const sounded = isSound ? everydayBySound(bare) : [];
  const soundOnly = isSound ? bareSounds(bare) : '';
  return [
    { words: whole, weight: 1 },
    ...(soundOnly === '' ? [] : [{ words: wordsOf(soundOnly), weight: 0.9 }]),
    ...sounded.flatMap((word) => (EVERYDAY_WORDS[word] ?? []).map((meant, place) => ({ words: wordsOf(meant), weight: 0.85 - place * 0.05 }))),
    ...(bare !== '' && bare !== foldedQuery(plain) ? [{ words: wordsOf(bare), weight: 0.95 }] : []),
    ...longest.flatMap((word) => (EVERYDAY_WORDS[word] ?? []).map((meant, place) => ({ words: wordsOf(meant), weight: 0.9 - place * 0.05 }))),
  ];
}

/** Runs of letters and runs of everything else: `canyin 服务` is asked as two words, both of which must be found. */
const wordsOf = (text: string): readonly Word[] =>
  (text.match(/[a-z]+|[^\sa-z]+/g) ?? []).flatMap((run) => {
    const folded = foldedQuery(run);
    if (folded === '') return [];
    const letters = [...folded];
    return [{ text: folded, isLatin: /^[a-z]/.test(folded), pairs: letters.slice(1).map((letter, index) => `${letters[index] ?? ''}${letter}`) }];
  });

function scoreOf(one: SearchedText, words: readonly Word[]): number {
  let least = Infinity;
  for (const word of words) {
    const score = word.isLatin ? latinScore(one, word.text) : hanScore(one, word);
    if (score === 0) return 0;
    least = Math.min(least, score);
  }
  return Number.isFinite(least) ? least : 0;
}

function hanScore(one: SearchedText, { text, pairs }: Word): number {
  if (one.folded === text) return 1000;
  const at = one.folded.indexOf(text);
  if (at === 0) return 850;
  if (at > 0) return 700;
  if (one.beside.includes(text)) return 450;
  if (pairs.length < 2) return 0;
  const found = pairs.filter((pair) => one.folded.includes(pair)).length / pairs.length;
  return found >= 0.5 ? 400 * found : 0;
}

/** Whole syllables first, the last of which may be unfinished; then initials of two letters and more. */
function latinScore(one: SearchedText, letters: string): number {
  if (!/^[a-z]+$/.test(letters)) return one.folded.includes(letters) ? 650 : 0;
  const at = placeOfSyllables(one.syllables, letters);
  if (at === 0) return one.syllables.length - one.length - 1 === letters.length ? 950 : 800;
  if (at > 0) return 620;
  if (letters.length < 2) return 0;
  const initials = one.initials.indexOf(letters);
  if (initials < 0) return 0;
  return one.initials.length === letters.length ? 780 : initials === 0 ? 600 : 380;
}

/** Where in the line of syllables the letters begin: 0 at its head, -1 nowhere. Letters run on over the stops. */
function placeOfSyllables(syllables: string, letters: string): number {
  for (let stop = syllables.indexOf(`.${letters.charAt(0)}`); stop >= 0; stop = syllables.indexOf(`.${letters.charAt(0)}`, stop + 1)) {
    let at = stop + 1;
    let matched = 0;
    while (matched < letters.length && at < syllables.length) {
      if (syllables[at] === '.') at++;
      else if (syllables[at] === letters[matched]) {
        at++;
        matched++;
      } else break;
    }
    if (matched === letters.length) return stop;
  }
  return -1;
}

function hitOf(law: Law, one: SearchedText, on: string): ScopeHit {
  const needs = scopeNeeds(law, one.text, on, one.wording);
  return {
    text: one.text,
    kind: one.kind,
    code: one.code ?? null,
    industries: industriesOf(law, one),
    class: classOf(needs),
    needs,
    source: one.kind === 'wording' ? DRAFT : one.kind === 'industry' ? `GB/T 4754-${one.edition ?? ''}` : 'catalogue',
  };
}

function industriesOf(law: Law, one: SearchedText): ScopeHit['industries'] {
  if (one.kind === 'industry') return [{ edition: one.edition ?? '', code: one.code ?? '', name: one.text }];
  const known = sectionsOf(law);
  return (one.wording?.industries ?? []).flatMap((digits) => {
    const industry = known.get(digits);
    return industry ? [{ edition: WORDINGS_EDITION, code: industry.code, name: industry.name }] : [];
  });
}

/** Industries by their digits: the wordings leave out the section letter. */
function sectionsOf(law: Law): Map<string, { code: string; name: string }> {
  const known = sections.get(law) ?? new Map(law.industries.all(WORDINGS_EDITION).map(({ code, name }) => [code.slice(1), { code, name }]));
  sections.set(law, known);
  return known;
}

const sections = new WeakMap<Law, Map<string, { code: string; name: string }>>();
