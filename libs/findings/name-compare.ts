import type { SameTest, SimilarTest } from '#libs/catalogue';
import type { Defect } from './matter.ts';
import { industryStem, isNoIndustry, nearIndustry, sameIndustry } from './name-industry.ts';
import { comparedKeys, type ComparedKeys } from './name-keys.ts';
import type { NameMatter } from './name-matter.ts';
import type { Pool, PoolName, PoolState } from './name-pool.ts';
import { soundAlike, soundsWithin } from './name-text.ts';

const IDENTICAL: Readonly<Record<PoolState, string>> = {
  registered: 'name.same_as_registered',
  reserved: 'name.held_by_reservation',
  open: 'name.held_by_open_filing',
  deregistered: 'name.cooling_after_deregistration',
  renamed: 'name.cooling_after_name_change',
};
const PATHS: Readonly<Record<string, string>> = { 'name.same_trade_name_same_industry': 'name.tradeName' };
const SHOWN = 5;

/** Every name of the pool gives one code at most, the gravest; each code is told once, with the names that raise it. */
export function comparisonDefects(matter: NameMatter, pool: Pool): Defect[] {
  const { name, names } = matter;
  const own = comparedKeys(name.full, names, matter.branch ? {} : partsStated(matter));
  const byRule = new Map<string, string[]>();
  for (const other of pool.names) {
    const rule = verdictOn(own, other, matter);
    if (rule !== undefined) byRule.set(rule, [...(byRule.get(rule) ?? []), other.full]);
  }
  return [...byRule].map(([rule, all]) => ({ rule, path: PATHS[rule] ?? 'name.full', given: all.slice(0, SHOWN).join('、') }));
}

const partsStated = ({ name }: NameMatter): Pick<typeof name, 'division' | 'tradeName' | 'industryTerm' | 'organizationalForm'> => ({
  division: name.division,
  tradeName: name.tradeName,
  industryTerm: name.industryTerm,
  organizationalForm: name.organizationalForm,
});

function verdictOn(own: ComparedKeys, other: PoolName, matter: NameMatter): string | undefined {
  const { regime, names, branch, entityType } = matter;
  const free = other.state === 'deregistered' || other.state === 'renamed';
  if (own.normalised !== '' && own.normalised === other.keys.normalised) {
    const isLifted =
      free &&
      ((other.related && regime.cooling.liftedBy.includes('relation')) || (other.transferred && regime.cooling.liftedBy.includes('transfer')));
    return isLifted ? undefined : IDENTICAL[other.state];
  }
  const individual = names.forms.individualTypes.includes(entityType);
  if (branch || other.branch || individual !== other.individual || other.related || (free && (other.transferred || regime.cooling.identicalOnly)))
    return undefined;
  if (own.tradeName === '' || other.keys.tradeName === '') return undefined;

  const pair = pairOf(own, other.keys, matter);
  if (regime.comparison.same.some((test) => SAME[test](pair))) return 'name.same_as_registered';
  if (regime.comparison.tradeNameInIndustry && pair.sameTradeName && (pair.sameIndustry || pair.ownHasNone || pair.otherHasNone)) {
    return 'name.same_trade_name_same_industry';
  }
  return regime.comparison.similar.some((test) => SIMILAR[test](pair)) ? 'name.similar_to_registered' : undefined;
}

interface Pair {
  own: ComparedKeys;
  other: ComparedKeys;
  sameTradeName: boolean;
  ownHasNone: boolean;
  otherHasNone: boolean;
  /** Worded alike or with the same meaning. */
  sameIndustry: boolean;
  nearIndustry: boolean;
}

function pairOf(own: ComparedKeys, other: ComparedKeys, { names }: NameMatter): Pair {
  return {
    own,
    other,
    sameTradeName: own.tradeName === other.tradeName,
    ownHasNone: isNoIndustry(own.industryTerm, names),
    otherHasNone: isNoIndustry(other.industryTerm, names),
    sameIndustry: sameIndustry(own.industryTerm, other.industryTerm, names),
    nearIndustry: nearIndustry(own.industryTerm, other.industryTerm, names),
  };
}

const worded = ({ own, other }: Pair): boolean =>
  own.industryTerm === other.industryTerm || (own.form !== other.form && industryStem(own.industryTerm) === industryStem(other.industryTerm));

/** NAME133, 比对规则 3: S1 is the identical text, asked before. S2 and S3 need an industry: two names without one are a matter of M5. */
const SAME: Readonly<Record<SameTest, (pair: Pair) => boolean>> = {
  S1: () => false,
  S2: (pair) =>
    pair.sameTradeName &&
    !pair.ownHasNone &&
    pair.own.industryTerm === pair.other.industryTerm &&
    pair.own.division === pair.other.division &&
    pair.own.form === pair.other.form,
  S3: (pair) => pair.sameTradeName && !pair.ownHasNone && worded(pair),
};

const contains = (one: string, other: string): boolean => other.length >= 2 && one !== other && one.includes(other);

const SIMILAR: Readonly<Record<SimilarTest, (pair: Pair) => boolean>> = {
  // Of one division of the standard only: a hint, for there is no official table of industry words.
  M1: (pair) => pair.sameTradeName && (pair.sameIndustry || pair.nearIndustry),
  M2: ({ own, other, sameIndustry }) => sameIndustry && soundAlike(own.tradeName, other.tradeName),
  M3: ({ own, other, sameIndustry }) => sameIndustry && (contains(own.tradeName, other.tradeName) || contains(other.tradeName, own.tradeName)),
  M4: ({ own, other, sameIndustry }) =>
    sameIndustry && (soundsWithin(own.tradeName, other.tradeName) || soundsWithin(other.tradeName, own.tradeName)),
  M5: (pair) => pair.ownHasNone && pair.otherHasNone && (pair.sameTradeName || soundAlike(pair.own.tradeName, pair.other.tradeName)),
};
