import type { Law } from './law.ts';
import type { Permits } from './permits.ts';

export interface PreApprovalHit {
  /** Counted from 0; an item that hangs on a holder has `investor` instead. */
  readonly scopeItem?: number;
  readonly investor?: number;
  readonly item: string;
  /** Whether it is certain that the edition of the day holds the item. */
  readonly certain: boolean;
  readonly department: string;
  /** The words of the scope that hit; empty for a holder. */
  readonly words: readonly string[];
}

export interface PostApprovalHit {
  readonly scopeItem: number;
  readonly item: string;
  /** The department that is told. */
  readonly notify: string;
  readonly words: readonly string[];
}

export interface ScopeClasses {
  readonly preApprovals: readonly PreApprovalHit[];
  readonly postApprovals: readonly PostApprovalHit[];
}

interface Keywords {
  readonly code: string;
  readonly keywords: readonly string[];
  readonly excludeKeywords: readonly string[];
}

/**
 * Which permits the scope needs, before the licence and after it, by keywords (pre-approval catalogue, rule 2). One text may need both.
 * `holders`: whether each investor is foreign, in their order.
 */
export function classifyScope(law: Law, scope: readonly string[], on: string, holders: readonly { readonly foreign: boolean }[] = []): ScopeClasses {
  const { permits } = law;
  const inForce = itemsOn(permits, on);
  const byCode = new Map(inForce.map((item) => [item.code, item]));
  const preApprovals = scope.flatMap((text, scopeItem) =>
    hits(text, inForce).flatMap((hit): PreApprovalHit[] => {
      const item = byCode.get(hit.code);
      return item ? [{ scopeItem, item: item.code, certain: item.certain, department: item.department, words: hit.words }] : [];
    }),
  );
  const byForeigner = inForce
    .filter((item) => item.foreignHolder)
    .flatMap((item) =>
      holders.flatMap((holder, investor) =>
        holder.foreign ? [{ investor, item: item.code, certain: item.certain, department: item.department, words: [] }] : [],
      ),
    );
  const postApprovals = scope.flatMap((text, scopeItem) =>
    hits(text, permits.postApprovals).flatMap((hit): PostApprovalHit[] => {
      const item = permits.postApproval(hit.code);
      return item ? [{ scopeItem, item: item.code, notify: item.department, words: hit.words }] : [];
    }),
  );
  return { preApprovals: [...preApprovals, ...byForeigner], postApprovals };
}

type ItemInForce = Permits['preApprovals'][number] & { readonly certain: boolean };

/** The items of the pre-approval catalogue on that day; kept for the days last asked, for one filing asks several times. */
function itemsOn(permits: Permits, on: string): readonly ItemInForce[] {
  const days = ITEMS_ON.get(permits) ?? new Map<string, readonly ItemInForce[]>();
  ITEMS_ON.set(permits, days);
  const known = days.get(on);
  if (known) return known;
  const found = permits.preApprovals.flatMap((item) => {
    const membership = permits.membership(item, on);
    return membership ? [{ ...item, certain: membership.certain }] : [];
  });
  if (days.size >= DAYS_KEPT) days.clear();
  days.set(on, found);
  return found;
}

const ITEMS_ON = new WeakMap<Permits, Map<string, readonly ItemInForce[]>>();
const DAYS_KEPT = 64;

interface Place {
  readonly code: string;
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Items of one list that the text hits. A keyword that lies inside a longer one of another item does not count: the longest wins. */
function hits(text: string, items: readonly Keywords[]): readonly { readonly code: string; readonly words: readonly string[] }[] {
  const whole = folded(text);
  const spoken = withoutExclusions(whole);
  const places = items.flatMap((item): Place[] => {
    const found = wordsOf(item.keywords).flatMap(({ word, plain }) => placesOf(spoken, plain).map((place) => ({ code: item.code, word, ...place })));
    return found.length > 0 && wordsOf(item.excludeKeywords).some(({ plain }) => excludes(whole, spoken, plain)) ? [] : found;
  });
  if (places.length === 0) return [];
  const longest = places.filter((place) => !places.some((other) => liesInside(place, other)));
  return items
    .map((item) => ({ code: item.code, words: [...new Set(longest.filter((place) => place.code === item.code).map((place) => place.word))] }))
    .filter((hit) => hit.words.length > 0);
}

/** The words of a list beside their folded form; a list of the law is folded once. */
const wordsOf = (words: readonly string[]): readonly { readonly word: string; readonly plain: string }[] => {
  const known = FOLDED.get(words) ?? words.map((word) => ({ word, plain: folded(word) }));
  FOLDED.set(words, known);
  return known;
};

const FOLDED = new WeakMap<readonly string[], readonly { readonly word: string; readonly plain: string }[]>();

/** An exclusion phrase (不含…, 除…, …除外) is looked for in the whole text; any other word only in what is not itself excluded. */
const excludes = (whole: string, spoken: string, word: string): boolean => (/^(不含|除)|除外$/.test(word) ? whole : spoken).includes(word);

const liesInside = (place: Place, other: Place): boolean =>
  other.start <= place.start && place.end <= other.end && other.end - other.start > place.end - place.start;

function placesOf(text: string, word: string): { start: number; end: number }[] {
  const places = [];
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) places.push({ start, end: start + word.length });
  return places;
}

/** Width and case folded; full-width and half-width brackets count alike. */
const folded = (text: string): string => text.normalize('NFKC').toUpperCase();

/** Phrases that take something out, in brackets or between stops. `拆除` and the like are no `除`: it must begin the phrase. */
const NOT_INCLUDED = /(不含|不包括|不包含|不得从事|不从事)[^,;。()]*/g;
const EXCEPT = /(^|[,;。(])\s*除[^,;。()]*?(以外|之外|除外|外)/g;
const BRACKETED = /\(\s*(不含|不包括|不包含|除)[^()]*\)|\([^()]*除外\s*\)/g;

/** What the text takes out is replaced by stops, so that no word grows together over the gap. */
function withoutExclusions(text: string): string {
  return [BRACKETED, EXCEPT, NOT_INCLUDED].reduce((rest, pattern) => rest.replace(pattern, (found) => ' '.repeat(found.length)), text);
}

/** Words of a list that the text uses and does not itself take out; none where it also uses a word that excludes them. */
export const mentionedWords = (text: string, words: readonly string[], excludeWords: readonly string[] = []): readonly string[] =>
  hits(text, [{ code: '', keywords: words, excludeKeywords: excludeWords }]).flatMap((hit) => hit.words);
