import type { DifferenceView, Facts, Verdict } from '#libs/contract';

/** One form, and which department looks at which part of it (process.md 3). What is not named here concerns every one. */
const CONCERNS: Readonly<Record<string, readonly string[]>> = {
  investors: ['MARKET_SUPERVISION', 'TAX'],
  operatingAddresses: ['MARKET_SUPERVISION', 'TAX', 'ENVIRONMENT'],
  industryCode: ['MARKET_SUPERVISION', 'TAX', 'STATISTICS'],
  'fiveInOne.phone': ['MARKET_SUPERVISION', 'TAX', 'STATISTICS'],
  'fiveInOne.financeOfficer': ['MARKET_SUPERVISION', 'TAX'],
  'fiveInOne.taxAgent': ['MARKET_SUPERVISION', 'TAX'],
  'fiveInOne.accountingSystem': ['MARKET_SUPERVISION', 'TAX'],
  'fiveInOne.staffCount': ['MARKET_SUPERVISION', 'TAX', 'HUMAN_RESOURCES', 'STATISTICS'],
  'fiveInOne.salaryStartMonth': ['MARKET_SUPERVISION', 'HUMAN_RESOURCES'],
  'fiveInOne.socialInsuranceHandler': ['MARKET_SUPERVISION', 'HUMAN_RESOURCES'],
};

const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object' && !Array.isArray(value);

/** Every field in which two rounds differ, by its path; what is only on one side stands beside `undefined`. */
export function differencesOf(before: unknown, after: unknown, path = ''): DifferenceView[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    return Array.from({ length: Math.max(before.length, after.length) }, (_, place) => place).flatMap((place) =>
      differencesOf(before[place], after[place], `${path}[${place}]`),
    );
  }
  if (isObject(before) && isObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      differencesOf(before[key], after[key], path === '' ? key : `${path}.${key}`),
    );
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
}

export interface RoundContent {
  facts: Facts;
  documents: readonly { kind: string; sha256: string }[];
  permits: readonly object[];
}

/** The paths that changed from one round to the next, papers and permits among them. */
export function changedPaths(before: RoundContent, after: RoundContent): string[] {
  const papers = (round: RoundContent): string[] => round.documents.map(({ kind, sha256 }) => `${kind} ${sha256}`).sort();
  return [
    ...differencesOf(before.facts, after.facts).map(({ path }) => path),
    ...(differencesOf(papers(before), papers(after)).length > 0 ? ['documents'] : []),
    ...(differencesOf(before.permits, after.permits).length > 0 ? ['permits'] : []),
  ];
}

/** One path lies in the other, either way round: a remark on `people` speaks of `people[0].name` too. */
export const touches = (one: string, other: string): boolean => isWithin(one, other) || isWithin(other, one);
export const isWithin = (path: string, root: string): boolean => path === root || path.startsWith(`${root}.`) || path.startsWith(`${root}[`);

const concerns = (department: string, path: string): boolean => {
  const named = Object.keys(CONCERNS).filter((root) => touches(path, root));
  return named.length === 0 || named.some((root) => CONCERNS[root]?.includes(department));
};

/**
 * A new round asks again only those who asked for something or whose part was changed. The registry answers for the whole and always
 * looks again.
 */
export const mayCarry = (department: string, verdict: Verdict | null, changed: readonly string[]): boolean =>
  department !== 'MARKET_SUPERVISION' && verdict === 'approve' && !changed.some((path) => concerns(department, path));

/**
 * Fields on which a department objects for the first time though they have not changed since it last saw them. The applicant was told
 * everything once; what comes later on the same data is the office's fault.
 */
export const lateFields = (paths: readonly (string | undefined)[], changed: readonly string[], asked: readonly (string | undefined)[]): string[] =>
  [...new Set(paths.map((path) => path ?? ''))].filter(
    (path) =>
      (path === '' ? changed.length === 0 : !changed.some((one) => touches(one, path))) &&
      !asked.some((one) => one === undefined || touches(one, path)),
  );
