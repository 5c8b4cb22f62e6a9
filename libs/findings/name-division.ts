import type { NamedDivision } from '#libs/catalogue';
import type { Defect } from './matter.ts';
import { capitalOf, documentsHandedIn, type NameMatter } from './name-matter.ts';
import { simplified, tidy } from './name-text.ts';

const PATH = 'name.division';

/** The division is there unless it may be left out, does not stand on a district or zone alone, and is the entity's place as it is called that day. */
export function divisionDefects(matter: NameMatter): Defect[] {
  if (matter.branch) return [];
  const division = simplified(tidy(matter.name.division)).replace(/^（(.*)）$/u, '$1');
  if (division === '') return mayBeOmitted(matter) ? [] : [{ rule: 'name.division_required', path: PATH }];
  // 龙港 is Wenzhou's city to a registry of Zhejiang, never the district of that name elsewhere.
  const { units, rest } = matter.names.divisions.read(division, { on: matter.on, near: matter.application.jurisdiction });
  return [
    ...(standsAlone(matter, units, rest) ? [{ rule: 'name.division_alone', path: PATH, given: division }] : []),
    ...(isOfPlace(matter, units, rest) ? [] : [{ rule: 'name.division_mismatch', path: PATH, given: division }]),
  ];
}

function mayBeOmitted(matter: NameMatter): boolean {
  const { capital, provinces, documents } = matter.regime.divisionOmitted;
  if (matter.names.forms.individualTypes.includes(matter.entityType)) return false;
  if (documentsHandedIn(matter, documents)) return true;
  const { address, operatingAddresses = [] } = matter.application;
  const across = new Set([address, ...operatingAddresses].flatMap((one) => (one && one.divisionCode !== '' ? [one.divisionCode.slice(0, 2)] : [])));
  return (capital !== null && (capitalOf(matter) ?? 0) >= capital) || (provinces !== null && across.size >= provinces);
}

/** A district without the city before it, or a zone without any division. */
function standsAlone({ names, entityType }: NameMatter, units: readonly NamedDivision[], rest: string): boolean {
  if (units.length === 0) return isZone(rest, names.forms.zoneEndings);
  const district = units.findIndex(({ division }) => division.kind === 'district');
  if (district < 0 || names.forms.districtMayStandAlone.includes(entityType)) return false;
  const { division } = units[district] ?? {};
  return !units.slice(0, district).some((above) => above.division.kind === 'prefecture' || above.division.code === division?.parent);
}

const isZone = (text: string, endings: readonly string[]): boolean => endings.some((ending) => text.endsWith(ending));

function isOfPlace(matter: NameMatter, units: readonly NamedDivision[], rest: string): boolean {
  const { names, entityType, application } = matter;
  if (rest !== '' && !isZone(rest, names.forms.zoneEndings)) {
    const runsOn = names.forms.divisionMayRunOn.includes(entityType);
    const { text = '', town = '' } = application.address ?? {};
    const isPlace = names.forms.placeEndings.some((ending) => rest.endsWith(ending)) || text.includes(rest) || town.includes(rest);
    if (units.length === 0 || !runsOn || !isPlace) return false;
  }
  const place = placeOf(matter);
  return place === '' || units.every(({ division }) => covers(division.code, place));
}

/** A division holds a place, or the place, known to the city only, holds the division. */
const covers = (division: string, place: string): boolean => {
  const [outer, inner] = [division.replace(/(00)+$/, ''), place.replace(/(00)+$/, '')];
  return place.startsWith(outer) || (place.endsWith('00') && division.startsWith(inner));
};

/** Code of the county of the address, or else of the registry; of a code that is no county on the day, its successor or its city. */
export function placeOf({ application, law, on, self }: NameMatter): string {
  const codes = [application.address?.divisionCode ?? '', application.jurisdiction, self?.jurisdiction ?? ''].filter((code) => /^\d{6}$/.test(code));
  const county = codes.find((code) => law.divisions.isCounty(code, on));
  if (county !== undefined) return county;
  const successors = codes
    .flatMap((code) => law.divisions.all.find((one) => one.code === code)?.successors ?? [])
    .filter((code) => law.divisions.isCounty(code, on));
  const [first = ''] = codes;
  return successors.length === 1 ? (successors[0] ?? '') : first && `${first.slice(0, 4)}00`;
}
