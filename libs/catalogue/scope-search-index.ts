import { pinyin } from 'pinyin-pro';
import type { Law } from './law.ts';
import type { ScopeWording } from './scope-wordings.ts';

/** A text that can stand in a scope, in the forms in which it is looked for. */
export interface SearchedText {
  readonly kind: 'wording' | 'industry' | 'keyword';
  readonly text: string;
  readonly wording?: ScopeWording;
  /** Of an industry, with its edition; of a keyword, the item. */
  readonly code?: string;
  readonly edition?: string;
  readonly folded: string;
  readonly length: number;
  /** Names of the industries that a wording belongs to, joined. */
  readonly beside: string;
  /** Toneless, a stop before each syllable and at the end: `.can.yin.`. */
  readonly syllables: string;
  readonly initials: string;
}

/** Width, case and traditional brackets folded; letters, figures and characters only. */
export const foldedQuery = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const indexes = new WeakMap<Law, { readonly wordings: readonly SearchedText[]; readonly editions: Map<string, readonly SearchedText[]> }>();

/** Everything to be searched on a day: standard wordings, the industries of the edition in force, the keywords of the catalogues. Made once a law and edition. */
export function scopeIndex(law: Law, on: string): readonly SearchedText[] {
  const index = indexes.get(law) ?? { wordings: wordingsOf(law), editions: new Map<string, readonly SearchedText[]>() };
  indexes.set(law, index);
  const edition = law.industries.editionOn(on) ?? '';
  const known = index.editions.get(edition) ?? [...index.wordings, ...others(law, edition, new Set(index.wordings.map(({ folded }) => folded)))];
  index.editions.set(edition, known);
  return known;
}

/** A wording whose text the print cut off is not offered. */
function wordingsOf(law: Law): readonly SearchedText[] {
  const names = new Map(law.industries.all(WORDINGS_EDITION).map(({ code, name }) => [code.slice(1), name]));
  return law.scopeWordings.all
    .filter(({ offered }) => offered)
    .map((wording) =>
      searched({
        kind: 'wording',
        text: wording.text,
        wording,
        code: wording.code,
        beside: foldedQuery(wording.industries.map((code) => names.get(code) ?? '').join('')),
      }),
    );
}

/** The wordings name their industries by the codes of this edition. */
export const WORDINGS_EDITION = '2017';

function others(law: Law, edition: string, known: Set<string>): readonly SearchedText[] {
  const industries = law.industries
    .all(edition)
    .filter(({ level }) => level === 'group' || level === 'class')
    .map(({ code, name }) => searched({ kind: 'industry', text: name, code, edition }));
  const keywords = [...law.permits.preApprovals, ...law.permits.postApprovals].flatMap((item) =>
    item.keywords.map((text) => searched({ kind: 'keyword', text, code: item.code })),
  );
  return [...industries, ...keywords].filter(({ folded }) => {
    if (known.has(folded)) return false;
    known.add(folded);
    return true;
  });
}

function searched(one: Pick<SearchedText, 'kind' | 'text' | 'code' | 'edition' | 'wording'> & { beside?: string }): SearchedText {
  const folded = foldedQuery(one.text);
  const sounds = pinyin(folded, { toneType: 'none', type: 'array', v: true }).map((sound) => sound.toLowerCase());
  return {
    beside: '',
    ...one,
    folded,
    length: [...folded].length,
    syllables: `.${sounds.join('.')}.`,
    initials: sounds.map((sound) => sound.charAt(0)).join(''),
  };
}
