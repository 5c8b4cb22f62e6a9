import type { EntityType } from '#libs/contract';
import { within } from '#libs/kernel';
import { ENTITY_TYPES } from './entity-type-names.ts';
import { entryOf, jsonRows, refuseDuplicates, refuseOverlaps, tableRows, type DatedRow, type Entry, type LawFiles } from './law-file.ts';

/** What a licence calls a field. */
export type LicenceField = 'name' | 'typeText' | 'address' | 'person' | 'capital' | 'compositionForm' | 'establishedOn' | 'term' | 'scope';

export interface FieldLabel extends DatedRow {
  readonly field: LicenceField;
  readonly label: string;
  readonly source: string;
  readonly certain: boolean;
}

/** Which four-digit code a type gets: `always`, or by who holds it; a branch takes what its parent's code says. */
export interface TypeCodes {
  readonly always: string | null;
  readonly solePerson: string | null;
  readonly soleControlledByPersons: string | null;
  readonly soleOther: string | null;
  readonly soleState: string | null;
  readonly stateControlled: string | null;
  readonly personsControl: string | null;
  readonly other: string | null;
}

export interface EntityTypeRow {
  readonly type: EntityType;
  readonly zh: string;
  readonly en: string;
  /** Everything but individual businesses. */
  readonly enterprise: boolean;
  readonly company: boolean;
  readonly branch: boolean;
  readonly legalPerson: boolean;
  /** Department and category of the unified code: `91`. */
  readonly usccPrefix: string;
  /** Where the four-digit code decides otherwise: the branch of a cooperative is numbered as the cooperative is. */
  readonly usccPrefixByCode: Readonly<Record<string, string>>;
  /** First digit of the sequence in a 15-digit number. */
  readonly registrationNumberClass: string;
  readonly codes: TypeCodes;
  /** Fields of the licence in their order. */
  readonly labels: readonly FieldLabel[];
}

export interface TypeCode {
  readonly code: string;
  readonly name: string;
  /** What a licence prints. */
  readonly licenceText: string;
  readonly parent: string | null;
  /** Code of its branches. */
  readonly branchCode: string | null;
}

export interface EntityTypeTable {
  readonly all: readonly EntityTypeRow[];
  /** Every type has a row. */
  get(type: EntityType): EntityTypeRow;
  /** Fields of the licence in their order, with their labels on that day. */
  labels(type: EntityType, on: string): readonly FieldLabel[];
  label(type: EntityType, field: LicenceField, on: string): string | undefined;
  code(code: string): TypeCode | undefined;
  readonly codes: readonly TypeCode[];
  /** Code of a branch of an entity with that code. */
  branchCode(parentCode: string): string | undefined;
  /** Department and category of the unified code of an entity of this type and four-digit code. */
  usccPrefix(type: EntityType, code: string): string;
}

const FILE = 'entity-types.json';
const CODES_FILE = 'enterprise-types.tsv';
const FIELDS: readonly LicenceField[] = ['name', 'typeText', 'address', 'person', 'capital', 'compositionForm', 'establishedOn', 'term', 'scope'];
const CODE_FIELDS = [
  'always',
  'solePerson',
  'soleControlledByPersons',
  'soleOther',
  'soleState',
  'stateControlled',
  'personsControl',
  'other',
] as const;

export function entityTypesFrom(files: LawFiles): EntityTypeTable {
  const codes = typeCodesFrom(files);
  const byCode = new Map(codes.map((code) => [code.code, code]));
  const all = jsonRows(files, FILE).map((value, index) => entityTypeRow(value, index, byCode));
  refuseDuplicates(
    FILE,
    all.map((row) => row.type),
  );
  const byType = new Map(all.map((row) => [row.type, row]));
  for (const type of ENTITY_TYPES) if (!byType.has(type)) throw entryOf(FILE, type).broken('the type has no row');

  const get = (type: EntityType): EntityTypeRow => {
    const row = byType.get(type);
    if (!row) throw new Error(`unknown entity type ${type}`);
    return row;
  };
  const labels = (type: EntityType, on: string): readonly FieldLabel[] => get(type).labels.filter((label) => within(label, on));
  return {
    all,
    get,
    labels,
    codes,
    label: (type, field, on) => labels(type, on).find((label) => label.field === field)?.label,
    code: (code) => byCode.get(code),
    branchCode: (parentCode) => byCode.get(parentCode)?.branchCode ?? undefined,
    usccPrefix: (type, code) => get(type).usccPrefixByCode[code] ?? get(type).usccPrefix,
  };
}

function entityTypeRow(value: unknown, index: number, codes: ReadonlyMap<string, TypeCode>): EntityTypeRow {
  const unnamed = entryOf(FILE, `row ${index}`);
  const fields = [
    'type',
    'zh',
    'en',
    'enterprise',
    'company',
    'branch',
    'legalPerson',
    'usccPrefix',
    'usccPrefixByCode',
    'registrationNumberClass',
    'codes',
    'labels',
  ];
  const row = unnamed.object(value, fields);
  const type = unnamed.oneOf(row['type'], ENTITY_TYPES, 'type');
  const entry = entryOf(FILE, type);
  const labels = entry.list(row['labels'], 'labels').map((label) => fieldLabel(entry, label));
  refuseOverlaps(
    FILE,
    labels.map((label) => ({ key: `${type}.${label.field}`, from: label.from, to: label.to })),
  );
  return {
    type,
    zh: entry.text(row['zh'], 'zh'),
    en: entry.text(row['en'], 'en'),
    enterprise: entry.flag(row['enterprise'], 'enterprise'),
    company: entry.flag(row['company'], 'company'),
    branch: entry.flag(row['branch'], 'branch'),
    legalPerson: entry.flag(row['legalPerson'], 'legalPerson'),
    usccPrefix: entry.text(row['usccPrefix'], 'usccPrefix'),
    usccPrefixByCode: prefixesByCode(entry, row['usccPrefixByCode'], codes),
    registrationNumberClass: entry.text(row['registrationNumberClass'], 'registrationNumberClass'),
    codes: typeCodes(entry, row['codes'], codes),
    labels,
  };
}

function prefixesByCode(entry: Entry, value: unknown, known: ReadonlyMap<string, TypeCode>): Readonly<Record<string, string>> {
  const row = entry.object(value ?? {}, [...known.keys()]);
  return Object.fromEntries(Object.keys(row).map((code) => [code, entry.text(row[code], `usccPrefixByCode.${code}`)]));
}

function typeCodes(entry: Entry, value: unknown, known: ReadonlyMap<string, TypeCode>): TypeCodes {
  const row = entry.object(value ?? {}, CODE_FIELDS);
  const code = (field: (typeof CODE_FIELDS)[number]): string | null => {
    const found = entry.optionalText(row[field], `codes.${field}`);
    if (found !== null && !known.has(found)) throw entry.broken(`codes.${field}: ${found} stands not in ${CODES_FILE}`);
    return found;
  };
  return {
    always: code('always'),
    solePerson: code('solePerson'),
    soleControlledByPersons: code('soleControlledByPersons'),
    soleOther: code('soleOther'),
    soleState: code('soleState'),
    stateControlled: code('stateControlled'),
    personsControl: code('personsControl'),
    other: code('other'),
  };
}

function fieldLabel(entry: Entry, value: unknown): FieldLabel {
  const row = entry.object(value, ['field', 'label', 'from', 'to', 'source', 'certain']);
  return {
    field: entry.oneOf(row['field'], FIELDS, 'field'),
    label: entry.text(row['label'], 'label'),
    ...entry.dates(row),
    source: entry.text(row['source'], 'source'),
    certain: row['certain'] === undefined ? true : entry.flag(row['certain'], 'certain'),
  };
}

function typeCodesFrom(files: LawFiles): readonly TypeCode[] {
  const codes = tableRows(files, CODES_FILE, ['code', 'name', 'kind', 'parent', 'note', 'licenceText', 'branchCode']).map((row, index): TypeCode => {
    const entry = entryOf(CODES_FILE, `line ${index + 2}`);
    const name = entry.text(row['name'], 'name');
    return {
      code: entry.text(row['code'], 'code'),
      name,
      licenceText: entry.optionalText(row['licenceText'], 'licenceText') ?? name,
      parent: entry.optionalText(row['parent'], 'parent'),
      branchCode: entry.optionalText(row['branchCode'], 'branchCode'),
    };
  });
  refuseDuplicates(
    CODES_FILE,
    codes.map((code) => code.code),
  );
  return codes;
}
