import type { Law } from '#libs/catalogue';
import type { NameFacts } from '#libs/contract';
import type { Finding } from './finding.ts';
import type { Defect } from './matter.ts';
import { alternativesFor } from './name-alternatives.ts';
import { characterDefects } from './name-characters.ts';
import { comparisonDefects } from './name-compare.ts';
import { curedName } from './name-cure.ts';
import { divisionDefects } from './name-division.ts';
import { formDefects } from './name-form.ts';
import { nameMatterOf, type NameMatter } from './name-matter.ts';
import { poolOf, type Pool } from './name-pool.ts';
import { protectedDefects } from './name-protected.ts';
import { reservationDefects } from './name-reservation.ts';
import { tidy } from './name-text.ts';
import { tradeDefects } from './name-trade.ts';
import { wordDefects } from './name-word-hits.ts';
import type { Application, World } from './world.ts';

/** Everything that stands in the way of the name of a filing, by the law of the day, each with a value that would pass where one is found. */
export function nameFindings(application: Application, world: World, law: Law, on: string): Finding[] {
  const matter = nameMatterOf(application, world, law, on);
  if (!matter) return [];
  const pool = poolOf(matter);
  const defects = [...nameDefects(matter, pool), ...reservationDefects(matter)];
  const suggested = defects.length > 0 ? suggestion(matter, pool, defects) : undefined;
  return defects.map((defect) => {
    const { severity, source } = law.finding(defect.rule);
    const value = defect.suggestion ?? valueAt(suggested, defect.path);
    const { rule, path, given } = defect;
    return { rule, path, severity, source, ...(given ? { given: shown(given) } : {}), ...(value ? { suggestion: value } : {}) };
  });
}

/** One whole name that would pass, for a filing whose name does not: what the suggestions of `nameFindings` are parts of. */
export function suggestedName(application: Application, world: World, law: Law, on: string): NameFacts | undefined {
  const matter = nameMatterOf(application, world, law, on);
  if (!matter) return undefined;
  const pool = poolOf(matter);
  return suggestion(matter, pool, nameDefects(matter, pool));
}

/** Names near the one wanted that would pass, for a filing whose name does not. */
export function nameAlternatives(application: Application, world: World, law: Law, on: string, wanted = 5): NameFacts[] {
  const matter = nameMatterOf(application, world, law, on);
  if (!matter || matter.branch || isOverlong(matter.name)) return [];
  const pool = poolOf(matter);
  const rules = new Set(nameDefects(matter, pool).map(({ rule }) => rule));
  return alternativesFor(curedName(matter, rules), (name) => passes(matter, pool, name), wanted);
}

const CHECKS: readonly ((matter: NameMatter, pool: Pool) => Defect[])[] = [
  characterDefects,
  formDefects,
  divisionDefects,
  tradeDefects,
  wordDefects,
  comparisonDefects,
  protectedDefects,
];

const nameDefects = (matter: NameMatter, pool: Pool): Defect[] => CHECKS.flatMap((check) => check(matter, pool));

/** A suggestion is a courtesy: it must not make the answer slow. */
const TRIES = 24;
/** Longer than any name that is: nothing sensible can be proposed for it. */
const LONGEST = 120;
const isOverlong = ({ full, division, tradeName, industryTerm, organizationalForm }: NameFacts): boolean =>
  Math.max(full.length, division.length + tradeName.length + industryTerm.length + organizationalForm.length) > LONGEST;

/** One name that would pass as a whole; every finding points at its part of it. */
function suggestion(matter: NameMatter, pool: Pool, defects: readonly Defect[]): NameFacts | undefined {
  if (isOverlong(matter.name)) return undefined;
  const cured = curedName(matter, new Set(defects.map(({ rule }) => rule)));
  const left = remaining(matter, pool, cured);
  // Who takes another name is not helped by the one that is borne already.
  if (matter.self?.name !== undefined && tidy(matter.self.name) === tidy(cured.full)) return undefined;
  if (left.length === 0) return cured;
  // Another trade name helps only where nothing but the trade name is in the way.
  if (matter.branch || left.some(({ rule }) => !OF_TRADE_NAME.includes(rule))) return undefined;
  return alternativesFor(cured, (name) => passes(matter, pool, name), 1, TRIES)[0];
}

const OF_TRADE_NAME: readonly string[] = [
  'name.trade_name_too_short',
  'name.trade_name_generic',
  'name.forbidden_word',
  'name.restricted_word',
  'name.same_as_registered',
  'name.same_trade_name_same_industry',
  'name.similar_to_registered',
  'name.cooling_after_deregistration',
  'name.cooling_after_name_change',
  'name.held_by_reservation',
  'name.held_by_open_filing',
  'name.protected_name',
];

/** Most proposals fail because somebody bears such a name, so that is asked first. */
function passes(matter: NameMatter, pool: Pool, name: NameFacts): boolean {
  const proposed = { ...matter, name, ...undecided(matter, name) };
  return comparisonDefects(proposed, pool).length === 0 && CHECKS.every((check) => check(proposed, pool).length === 0);
}

const remaining = (matter: NameMatter, pool: Pool, name: NameFacts): Defect[] => nameDefects({ ...matter, name, ...undecided(matter, name) }, pool);

/** A change states its new name twice; a proposal would be decided anew. */
const undecided = ({ application }: NameMatter, name: NameFacts): Pick<NameMatter, 'application'> => ({
  application: {
    ...application,
    name,
    change: application.change && { ...application.change, items: application.change.items.filter((one) => one.item !== 'name') },
  },
});

/** Whole characters only, and no more than a reader takes in. */
const shown = (text: string): string => [...text.toWellFormed()].slice(0, 200).join('');

function valueAt(name: NameFacts | undefined, path: string): string | undefined {
  switch (path) {
    case 'name.full':
      return name?.full;
    case 'name.division':
      return name?.division;
    case 'name.tradeName':
      return name?.tradeName;
    case 'name.industryTerm':
      return name?.industryTerm;
    case 'name.organizationalForm':
      return name?.organizationalForm;
    default:
      return undefined;
  }
}
