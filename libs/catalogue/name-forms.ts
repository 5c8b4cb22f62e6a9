import type { EntityType } from '#libs/contract';
import { ENTITY_TYPES } from './entity-type-names.ts';
import { entryOf, jsonFile, refuseDuplicates, type Entry, type LawFiles } from './law-file.ts';

/** Which organisational forms a type may show. */
export interface NameFormRule {
  readonly entityTypes: readonly EntityType[];
  readonly source: string;
  /** One of these, perhaps after one of `prefixes`; `null`: free. */
  readonly exactly: readonly string[] | null;
  readonly prefixes: readonly string[];
  /** The form ends with one of these; `null`: free. */
  readonly endings: readonly string[] | null;
  readonly mustContain: string | null;
  readonly forbidden: readonly string[];
  /** The kind of partnership, with its brackets. */
  readonly kind: string | null;
  /** What to propose. */
  readonly suggested: string;
}

/** A word in the trade name or industry term that claims one of the types `of`. */
export interface NameClaim {
  readonly words: readonly string[];
  readonly of: readonly EntityType[];
  readonly source: string;
}

export type NameEvidence = 'transfer' | 'relation' | 'authorisation' | 'consent';

export interface NameForms {
  /** Code of the city that runs this system: short names of counties elsewhere are taken for trade names. */
  readonly home: string;
  readonly types: readonly NameFormRule[];
  formOf(entityType: EntityType): NameFormRule;
  readonly partnershipKinds: readonly string[];
  readonly groupWord: string;
  /** What may stand in brackets beside a division. */
  readonly brackets: readonly string[];
  /** Endings that count as another one in comparisons. */
  readonly equal: readonly { readonly ending: string; readonly becomes: string; readonly notAfter: string | null }[];
  readonly claims: readonly NameClaim[];
  /** Forms found at the end of a full name, beside those of the types. */
  readonly endings: readonly string[];
  readonly zoneEndings: readonly string[];
  readonly placeEndings: readonly string[];
  readonly divisionEndings: readonly string[];
  readonly shortDivisions: ReadonlyMap<string, string>;
  readonly districtMayStandAlone: readonly EntityType[];
  /** A town, village or market may follow the division. */
  readonly divisionMayRunOn: readonly EntityType[];
  readonly industryOptional: readonly EntityType[];
  readonly nameOptional: readonly EntityType[];
  /** Types whose names are compared among each other only. */
  readonly individualTypes: readonly EntityType[];
  /** Kinds of paper that show a transfer, a relation, an authorisation, a consent. */
  readonly documents: Readonly<Record<NameEvidence, readonly string[]>>;
  /** Authorities and catalogue items whose permit is a licence for finance words. */
  readonly financeLicence: { readonly authorities: readonly string[]; readonly items: readonly string[] };
}

const FILE = 'name-forms.json';
const TYPE_LISTS = ['districtMayStandAlone', 'divisionMayRunOn', 'industryOptional', 'nameOptional', 'individualTypes'] as const;
const TEXT_LISTS = ['partnershipKinds', 'brackets', 'endings', 'zoneEndings', 'placeEndings', 'divisionEndings'] as const;
const FIELDS = [
  'home',
  'types',
  'groupWord',
  'equal',
  'claims',
  'shortDivisions',
  'documents',
  'financeLicence',
  'certain',
  ...TYPE_LISTS,
  ...TEXT_LISTS,
];

export function nameFormsFrom(files: LawFiles): NameForms {
  const whole = entryOf(FILE, '-');
  const row = whole.object(jsonFile(files, FILE), FIELDS);
  const types = (value: unknown, entry: Entry, field: string): readonly EntityType[] =>
    entry.list(value, field).map((one) => entry.oneOf(one, ENTITY_TYPES, field));
  const texts = (field: (typeof TEXT_LISTS)[number]): readonly string[] => whole.texts(row[field], field);
  const typeList = (field: (typeof TYPE_LISTS)[number]): readonly EntityType[] => types(row[field], whole, field);

  const rules = whole.list(row['types'], 'types').map((value, index) => formRule(value, entryOf(FILE, `types ${index}`), types));
  const byType = new Map(rules.flatMap((rule) => rule.entityTypes.map((type) => [type, rule] as const)));
  refuseDuplicates(
    FILE,
    rules.flatMap((rule) => rule.entityTypes),
  );
  const missing = ENTITY_TYPES.find((type) => !byType.has(type));
  if (missing !== undefined) throw whole.broken(`no form for ${missing}`);

  const licence = whole.object(row['financeLicence'], ['authorities', 'items']);
  const documents = whole.object(row['documents'], ['transfer', 'relation', 'authorisation', 'consent']);
  const home = whole.text(row['home'], 'home');
  if (!/^\d{6}$/.test(home)) throw whole.broken('home is not a code of six digits');
  return {
    home,
    types: rules,
    formOf(entityType) {
      const rule = byType.get(entityType);
      if (!rule) throw new Error(`no form for ${entityType}`);
      return rule;
    },
    partnershipKinds: texts('partnershipKinds'),
    groupWord: whole.text(row['groupWord'], 'groupWord'),
    brackets: texts('brackets'),
    equal: whole.list(row['equal'], 'equal').map((value, index) => {
      const entry = entryOf(FILE, `equal ${index}`);
      const one = entry.object(value, ['ending', 'becomes', 'notAfter']);
      return {
        ending: entry.text(one['ending'], 'ending'),
        becomes: entry.text(one['becomes'], 'becomes'),
        notAfter: entry.optionalText(one['notAfter'], 'notAfter'),
      };
    }),
    claims: whole.list(row['claims'], 'claims').map((value, index) => {
      const entry = entryOf(FILE, `claims ${index}`);
      const one = entry.object(value, ['words', 'of', 'source']);
      return { words: entry.texts(one['words'], 'words'), of: types(one['of'], entry, 'of'), source: entry.text(one['source'], 'source') };
    }),
    endings: texts('endings'),
    zoneEndings: texts('zoneEndings'),
    placeEndings: texts('placeEndings'),
    divisionEndings: texts('divisionEndings'),
    shortDivisions: new Map(
      whole.list(row['shortDivisions'], 'shortDivisions').map((value, index) => {
        const entry = entryOf(FILE, `shortDivisions ${index}`);
        const one = entry.object(value, ['name', 'short']);
        return [entry.text(one['name'], 'name'), entry.text(one['short'], 'short')] as const;
      }),
    ),
    districtMayStandAlone: typeList('districtMayStandAlone'),
    divisionMayRunOn: typeList('divisionMayRunOn'),
    industryOptional: typeList('industryOptional'),
    nameOptional: typeList('nameOptional'),
    individualTypes: typeList('individualTypes'),
    financeLicence: { authorities: whole.texts(licence['authorities'], 'authorities'), items: whole.texts(licence['items'], 'items') },
    documents: {
      transfer: whole.texts(documents['transfer'], 'transfer'),
      relation: whole.texts(documents['relation'], 'relation'),
      authorisation: whole.texts(documents['authorisation'], 'authorisation'),
      consent: whole.texts(documents['consent'], 'consent'),
    },
  };
}

function formRule(value: unknown, entry: Entry, types: (value: unknown, entry: Entry, field: string) => readonly EntityType[]): NameFormRule {
  const row = entry.object(value, ['entityTypes', 'source', 'exactly', 'prefixes', 'endings', 'mustContain', 'forbidden', 'kind', 'suggested']);
  return {
    entityTypes: types(row['entityTypes'], entry, 'entityTypes'),
    source: entry.text(row['source'], 'source'),
    exactly: row['exactly'] === null ? null : entry.texts(row['exactly'], 'exactly'),
    prefixes: entry.texts(row['prefixes'], 'prefixes'),
    endings: row['endings'] === null ? null : entry.texts(row['endings'], 'endings'),
    mustContain: entry.optionalText(row['mustContain'], 'mustContain'),
    forbidden: entry.texts(row['forbidden'], 'forbidden'),
    kind: entry.optionalText(row['kind'], 'kind'),
    suggested: entry.text(row['suggested'], 'suggested'),
  };
}
