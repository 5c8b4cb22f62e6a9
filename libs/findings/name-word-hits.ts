import { foreignHolders, type NameWord } from '#libs/catalogue';
import { within } from '#libs/kernel';
import type { Defect } from './matter.ts';
import { ownPart } from './name-characters.ts';
import { documentsHandedIn, type NameMatter } from './name-matter.ts';
import { layouts } from './name-parts.ts';
import { normaliseText, tidy } from './name-text.ts';

/** A listed word at its place in the name without its division. */
export interface WordHit {
  word: NameWord;
  from: number;
  to: number;
}

/** The parts after the division, joined, and where each of them begins. */
interface Joined {
  text: string;
  tradeName: readonly [number, number];
  industryTerm: readonly [number, number];
  parts: readonly (readonly [number, number])[];
  /** Places of the text at which the full name begins. */
  heads: readonly number[];
}

const RULES = {
  forbidden: 'name.forbidden_word',
  restricted: 'name.restricted_word',
  qualifierOnly: 'name.national_word_inside',
  needsLicence: 'name.finance_word_without_licence',
} as const;

/** Forbidden and restricted words of the day, each code once with the words that raise it. */
export function wordDefects(matter: NameMatter): Defect[] {
  const byRule = new Map<string, Set<string>>();
  for (const { word } of wordHits(matter)) byRule.set(RULES[word.verdict], (byRule.get(RULES[word.verdict]) ?? new Set()).add(word.term));
  return [...byRule].map(([rule, terms]) => ({ rule, path: 'name.full', given: [...terms].join('、') }));
}

/** Where words overlap the longest counts: 国家级 is no 国家. What an overlay, a licence or an approval lifts is left out. */
export function wordHits(matter: NameMatter): WordHit[] {
  const joined = joinedParts(matter);
  const words = matter.names.wordsOn(matter.on).filter((word) => !isLifted(matter, word));
  const hits = words.flatMap((word) => hitsOf(word, joined)).sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const kept: WordHit[] = [];
  for (const hit of hits)
    if (!kept.some((other) => other.from <= hit.from && hit.to <= other.to && other.to - other.from > hit.to - hit.from)) kept.push(hit);
  return kept.filter((hit) => !isInOverlay(hit, joined, matter) && !isQualifier(hit, joined, matter)).sort((a, b) => a.from - b.from);
}

function joinedParts(matter: NameMatter): Joined {
  const { name, branch } = matter;
  const parts = [name.tradeName, name.industryTerm, name.organizationalForm].map(normaliseText);
  const fits = !branch && layouts(name).includes(tidy(name.full));
  const whole = normaliseText(fits ? '' : ownPart(matter, tidy(name.full)));
  const [trade = '', industry = '', form = ''] = parts;
  const isHead = normaliseText(name.full).startsWith(trade || industry || form);
  let at = 0;
  // A full text that the parts do not form is searched as well, after them.
  const spans = [...(branch ? [] : parts), whole].map((part) => [at, (at += part.length)] as const);
  return {
    text: [...(branch ? [] : parts), whole].join(''),
    tradeName: branch ? [0, 0] : [0, trade.length],
    industryTerm: branch ? [0, 0] : [trade.length, trade.length + industry.length],
    parts: spans,
    heads: branch ? [] : [...(isHead ? [0] : []), ...(fits ? [] : [at - whole.length])],
  };
}

function hitsOf(word: NameWord, joined: Joined): WordHit[] {
  const hits: WordHit[] = [];
  for (let from = joined.text.indexOf(word.term); from >= 0; from = joined.text.indexOf(word.term, from + 1)) {
    const hit = { word, from, to: from + word.term.length };
    if (word.positions.some((position) => isAt(position, hit, joined)) && !word.unless.some((longer) => isChance(longer, hit, joined.text)))
      hits.push(hit);
  }
  return hits;
}

const inside = ({ from, to }: WordHit, [start, end]: readonly [number, number]): boolean => start <= from && to <= end;

function isAt(position: NameWord['positions'][number], hit: WordHit, joined: Joined): boolean {
  switch (position) {
    case 'head':
      return joined.heads.includes(hit.from);
    case 'inside':
      return !joined.heads.includes(hit.from) && joined.parts.some((part) => inside(hit, part));
    case 'anywhere':
      return true;
    case 'parts':
      return joined.parts.some((part) => inside(hit, part));
    case 'tradeName':
      return inside(hit, joined.tradeName);
    case 'tradeNameEdge':
      return inside(hit, joined.tradeName) && (hit.from === joined.tradeName[0] || hit.to === joined.tradeName[1]);
    case 'wholeTradeName':
      return hit.from === joined.tradeName[0] && hit.to === joined.tradeName[1];
    case 'industryTerm':
      return inside(hit, joined.industryTerm);
  }
}

/** The term stands there only as a piece of a longer, harmless wording. */
function isChance(longer: string, { word, from, to }: WordHit, text: string): boolean {
  const offset = longer.indexOf(word.term);
  return offset >= 0 && text.startsWith(longer, from - offset) && from - offset >= 0 && from - offset + longer.length >= to;
}

/** An approval or a licence on file. */
function isLifted(matter: NameMatter, word: NameWord): boolean {
  if (word.liftedBy.length > 0 && documentsHandedIn(matter, word.liftedBy)) return true;
  if (word.verdict !== 'needsLicence') return false;
  const full = tidy(matter.name.full);
  const { authorities, items } = matter.names.forms.financeLicence;
  return (matter.world.permits ?? []).some(
    (permit) =>
      tidy(permit.holder ?? '') === full &&
      within({ from: permit.issuedOn ?? null, to: permit.validTo ?? null }, matter.on) &&
      (authorities.includes(permit.authority ?? '') || items.includes(permit.catalogueItem ?? '')),
  );
}

/** A local rule allows the wording in the industry term. */
function isInOverlay(hit: WordHit, { text, industryTerm }: Joined, { names, on, application }: NameMatter): boolean {
  if (hit.word.verdict !== 'restricted' || !inside(hit, industryTerm)) return false;
  const industry = text.slice(...industryTerm);
  return names
    .overlaysOn(on)
    .filter((overlay) => overlay.divisions.some((code) => application.jurisdiction.startsWith(code)))
    .some((overlay) =>
      overlay.terms.some((term) => {
        const at = industryTerm[0] + industry.indexOf(term);
        if (overlay.whole) return industry === term;
        return industry.includes(term) && at <= hit.from && hit.to <= at + term.length;
      }),
    );
}

/** 国际货运代理: the word begins the industry term and qualifies it. （中国）: only where foreign holders have the majority. */
function isQualifier(hit: WordHit, { text, industryTerm }: Joined, matter: NameMatter): boolean {
  if (hit.word.verdict !== 'qualifierOnly') return false;
  if (text[hit.from - 1] === '（' && text[hit.to] === '）') return isForeignControlled(matter);
  const allowed = matter.names.industries.nationalQualifiers.get(hit.word.term) ?? [];
  return (
    hit.from === industryTerm[0] && inside(hit, industryTerm) && allowed.some((wording) => text.slice(hit.to, industryTerm[1]).startsWith(wording))
  );
}

function isForeignControlled({ law, application, on }: NameMatter): boolean {
  const foreign = foreignHolders(law, application, on);
  const investors = application.investors ?? [];
  const sum = (only: boolean): number =>
    investors.reduce(
      (total, investor, index) =>
        !only || foreign[index]?.foreign ? total + (Number.isFinite(investor.subscribed) ? investor.subscribed : 0) : total,
      0,
    );
  return sum(true) * 2 > sum(false);
}
