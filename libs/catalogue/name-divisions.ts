import { within } from '#libs/kernel';
import type { Division, Divisions } from './divisions.ts';
import type { NameForms } from './name-forms.ts';

export interface NamedDivision {
  readonly division: Division;
  /** Without its ending: 温州 of 温州市. */
  readonly short: string;
}

/** What the beginning of a text names. */
export interface DivisionReading {
  /** From the province down. */
  readonly units: readonly NamedDivision[];
  readonly rest: string;
}

export interface ReadingOptions {
  /** Only divisions of that day, and the text is a division and nothing else; otherwise of any day. */
  readonly on?: string;
  /** Code of the registry: short names of counties count in its province only. */
  readonly near?: string;
}

/** Divisions by what names call them. */
export interface DivisionNames {
  /** The longest line of divisions at the beginning of the text. */
  read(text: string, options?: ReadingOptions): DivisionReading;
  /** Whether the text is, as a whole, the name of a division of the day; without its ending only of cities, and of counties of the province `near`. */
  isName(text: string, on: string, near: string): boolean;
}

const COUNTY_KINDS: readonly string[] = ['district', 'county', 'countyLevelCity'];
const UNNAMED: readonly string[] = ['pseudo', 'developmentZone'];
const LONGEST = 15;

export function divisionNamesFrom(divisions: Divisions, forms: NameForms): DivisionNames {
  const byText = new Map<string, NamedDivision[]>();
  const put = (text: string, named: NamedDivision): void => {
    byText.set(text, [...(byText.get(text) ?? []), named]);
  };
  for (const division of divisions.all) {
    if (UNNAMED.includes(division.kind)) continue;
    const short = shortName(division.name, forms);
    put(division.name, { division, short });
    if (short !== division.name) put(short, { division, short });
  }

  const at = (text: string, above: NamedDivision | undefined, options: ReadingOptions): DivisionReading => {
    let best: DivisionReading = { units: [], rest: text };
    for (let length = Math.min(LONGEST, text.length); length >= 2; length--) {
      const head = text.slice(0, length);
      for (const named of byText.get(head) ?? []) {
        if (!fits(named, head, above, options)) continue;
        // 洞头县 does not begin with the short name of 洞头区.
        if (options.on !== undefined && head !== named.division.name && forms.divisionEndings.some((ending) => text.startsWith(ending, length)))
          continue;
        const below = at(text.slice(length), named, options);
        if (below.rest.length < best.rest.length) best = { units: [named, ...below.units], rest: below.rest };
      }
    }
    return best;
  };
  return {
    read: (text, options = {}) => at(text, undefined, options),
    isName: (text, on, near) => (byText.get(text) ?? []).some((named) => fits(named, text, undefined, { on, near })),
  };
}

function fits(named: NamedDivision, text: string, above: NamedDivision | undefined, { on, near }: ReadingOptions): boolean {
  const { division } = named;
  if (on !== undefined && !within(division, on)) return false;
  if (above) return division.code !== above.division.code && division.code.startsWith(above.division.code.replace(/(00)+$/, ''));
  const isShortCounty = text !== division.name && COUNTY_KINDS.includes(division.kind);
  return !isShortCounty || near === undefined || division.code.startsWith(near.slice(0, 2));
}

/** Two characters at least: 忠县 stays 忠县. */
function shortName(name: string, forms: NameForms): string {
  const own = forms.shortDivisions.get(name);
  if (own !== undefined) return own;
  const ending = forms.divisionEndings.find((one) => name.endsWith(one) && name.length - one.length >= 2);
  return ending === undefined ? name : name.slice(0, -ending.length);
}
