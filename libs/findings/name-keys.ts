import type { NameLaw } from '#libs/catalogue';
import { partsOf, type NameParts } from './name-parts.ts';
import { memoryByLaw } from './name-memory.ts';
import { normaliseText, pinyinOf, tidy } from './name-text.ts';

/** A name in the forms in which names are stored, searched and compared. */
export interface NameKeys {
  /** The whole name: width, separators and traditional forms folded, division without endings, form in its long spelling. */
  normalised: string;
  division: string;
  tradeName: string;
  /** Of the trade name, toneless. */
  pinyin: string;
  industryTerm: string;
  form: string;
}

/** Parts that are known need not be found. */
export type KnownParts = Partial<Pick<NameParts, 'division' | 'tradeName' | 'industryTerm' | 'organizationalForm'>>;

/** The keys of a full name. They do not depend on a day, so that a stored key never grows old. */
export function nameKeys(full: string, law: NameLaw, known: KnownParts = {}): NameKeys {
  const keys = comparedKeys(full, law, known);
  return { ...keys, pinyin: pinyinOf(keys.tradeName) };
}

/** The keys that names are compared by; sounds are compared reading by reading. */
export type ComparedKeys = Omit<NameKeys, 'pinyin'>;

/** Longer than any name that is, with its parent's before it: such a text is compared as a whole, and looked into by nobody. */
const LONGEST = 200;

export function comparedKeys(full: string, law: NameLaw, known: KnownParts = {}): ComparedKeys {
  if (typeof full === 'string' && full.length > LONGEST)
    return { normalised: normaliseName(full, law), division: '', tradeName: '', industryTerm: '', form: '' };
  const found = isToldApart(known) ? { ...known, parentName: undefined } : partsOf(full, law, { registered: true });
  const isBranch = found.parentName !== undefined;
  const tradeName = normaliseText(known.tradeName ?? found.tradeName);
  const written =
    known.tradeName !== undefined && known.industryTerm !== undefined ? (known.division ?? dividedBy(full, known, found)) : found.division;
  const division = normaliseText(written);
  const form = normaliseName(known.organizationalForm || found.organizationalForm, law);
  return {
    normalised: foldDivision(normaliseName(full, law), isBranch ? '' : division, law),
    division: shortDivision(division, law),
    tradeName,
    industryTerm: normaliseText(known.industryTerm ?? found.industryTerm),
    form,
  };
}

/** All four parts are known, so that the text need not be looked into. A branch has no trade name of its own. */
const isToldApart = (known: KnownParts): known is Required<KnownParts> =>
  Boolean(known.tradeName) && known.division !== undefined && known.industryTerm !== undefined && Boolean(known.organizationalForm);

/** With trade name and industry known, what stands before or in brackets beside them is the division. */
function dividedBy(full: string, known: KnownParts, found: NameParts): string {
  const text = tidy(full);
  const at = text.indexOf(tidy(known.tradeName ?? ''));
  return at > 0 && !text.slice(0, at).includes('（') ? text.slice(0, at) : found.division;
}

/** A whole name or its end, folded: 有限公司 is 有限责任公司. Two names that differ in nothing else are identical. */
export function normaliseName(text: string, law: NameLaw): string {
  const plain = normaliseText(text);
  const rule = law.forms.equal.find(
    ({ ending, becomes, notAfter }) =>
      plain.endsWith(ending) && !plain.endsWith(becomes) && (notAfter === null || !plain.slice(0, -ending.length).endsWith(notAfter)),
  );
  return rule ? plain.slice(0, -rule.ending.length) + rule.becomes : plain;
}

/** 温州市鹿城区 and 温州鹿城 are one. */
const shortDivision = (division: string, law: NameLaw): string =>
  shortDivisions(law)(division, () => {
    const { units, rest } = law.divisions.read(division);
    return units.map((unit) => unit.short).join('') + rest;
  });

const shortDivisions = memoryByLaw<string>();

function foldDivision(name: string, division: string, law: NameLaw): string {
  if (division === '') return name;
  const short = shortDivision(division, law);
  if (name.startsWith(division)) return short + name.slice(division.length);
  return name.replace(`（${division}）`, () => `（${short}）`);
}

const standing = memoryByLaw<ComparedKeys>();

/** `comparedKeys` of a name that stands in the register. The same names of a common trade name are met again and again. */
export const keysOfStanding = (full: string, law: NameLaw, known: KnownParts = {}): ComparedKeys =>
  standing(law)(JSON.stringify([full, known.division, known.tradeName, known.industryTerm, known.organizationalForm]), () =>
    comparedKeys(full, law, known),
  );
