import type { Divisions } from '#libs/catalogue';
import type { CompetenceView } from '#libs/contract';

/** The county of a station: `330302` or `330302-03`. */
export const countyOf = (office: string): string => office.slice(0, 6);

/** Which registry decides for an address, and whether this station may take the filing: any station of the county may (局所一体化). */
export function competenceOf(divisions: Divisions, asked: { division: string; office?: string | undefined }, on: string): CompetenceView {
  const authority = registryFor(divisions, asked.division, on);
  if (!authority) return { competent: false, reason: divisions.known(asked.division) ? 'division_ended' : 'division_unknown', authority: null };
  const seen = { code: authority, name: divisions.fullName(authority, on) ?? authority };
  if (asked.office === undefined) return { competent: true, reason: null, authority: seen };
  const own = registryFor(divisions, countyOf(asked.office), on);
  return own === authority ? { competent: true, reason: null, authority: seen } : { competent: false, reason: 'other_county', authority: seen };
}

/** The county itself, or the one that took it over. A division that was split names no one successor. */
function registryFor(divisions: Divisions, division: string, on: string): string | undefined {
  if (divisions.isCounty(division, on)) return division;
  const last = divisions.all.filter(({ code }) => code === division).at(-1);
  const [only, ...others] = last?.successors ?? [];
  return only !== undefined && others.length === 0 && divisions.isCounty(only, on) ? only : undefined;
}
