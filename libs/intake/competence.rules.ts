import type { Divisions, Law } from '#libs/catalogue';
import type { CompetenceView, EntityType } from '#libs/contract';

export interface Asked {
  division: string;
  office?: string | undefined;
  entityType?: EntityType | undefined;
}

/** The county of a station: `330302` or `330302-03`; a city's own window begins with the code of the city. */
export const countyOf = (office: string): string => office.slice(0, 6);

/**
 * Which registry decides for an address and a type, and whether this station may take the filing: any station of the county may (局所一体化),
 * and any of the city where the city's registry decides. No source that we hold settles that beyond doubt, so the county's registry may too.
 */
export function competenceOf(
  { divisions, rule }: Pick<Law, 'divisions' | 'rule'>,
  { division, office, entityType }: Asked,
  on: string,
): CompetenceView {
  const ofCity = entityType !== undefined && rule('cityRegistry', entityType, on) !== undefined;
  const county = ofCity && isCity(divisions, division, on) ? division : registryFor(divisions, division, on);
  if (!county) return { competent: false, reason: divisions.known(division) ? 'division_ended' : 'division_unknown', authority: null, also: null };
  const seen = (code: string) => ({ code, name: divisions.fullName(code, on) ?? code });
  const authority = ofCity ? cityOf(county) : county;
  const view = { authority: seen(authority), also: authority === county ? null : seen(county) };
  if (office === undefined) return { competent: true, reason: null, ...view };
  const own = isCity(divisions, countyOf(office), on) ? countyOf(office) : registryFor(divisions, countyOf(office), on);
  const competent = own !== undefined && (ofCity ? cityOf(own) === authority : own === authority);
  return { competent, reason: competent ? null : ofCity ? 'other_city' : 'other_county', ...view };
}

const cityOf = (code: string): string => `${code.slice(0, 4)}00`;
const isCity = (divisions: Divisions, code: string, on: string): boolean => divisions.find(code, on)?.kind === 'prefecture';

/** The county itself, or the one that took it over. A division that was split names no one successor. */
function registryFor(divisions: Divisions, division: string, on: string): string | undefined {
  if (divisions.isCounty(division, on)) return division;
  const last = divisions.all.filter(({ code }) => code === division).at(-1);
  const [only, ...others] = last?.successors ?? [];
  return only !== undefined && others.length === 0 && divisions.isCounty(only, on) ? only : undefined;
}
