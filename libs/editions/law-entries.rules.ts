import { isDate } from '#libs/kernel';

/** One entry of a file of the law, whatever the file's form, as people look at it. */
export interface LawEntry {
  /** Which part of the file, where a file has parts. */
  readonly group: string;
  /** What it is about: the fields that tell it from its neighbours. */
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly source: string | null;
  /** Paths inside the entry for which no source was found; none: it is certain. */
  readonly doubts: readonly string[];
  readonly value: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/** A field of these names an entry; the rest only says more about it. */
const NAMING = 'rule code number permit id type document edition mode format'.split(' ');
/** Fields that say what an entry is about, most telling first. Days are not among them: a corrected day leaves it the same entry. */
const TELLING = [
  ...NAMING,
  ...'event kinds kind asks who roles what task department item name text character zh terms words ending entityTypes'.split(' '),
];
const MOST_PARTS = 4;
const MOST_WORDS = 3;

/** The entries of a file that `lawFrom` accepts. A text that is neither list, table nor object has none. */
export function entriesOf(file: string, text: string): LawEntry[] {
  if (file.endsWith('.tsv')) return rowsOf(text).map((row) => entryFrom('', row, '', null));
  const value: unknown = JSON.parse(text);
  if (Array.isArray(value)) return value.map((one, index) => entryFrom('', one, String(index + 1), null));
  return isFields(value) ? partsOf(value) : [];
}

/** A file that is one object: its lists of rows are groups, everything else is an entry by its name. What the file says of itself holds for all of it. */
function partsOf(file: Fields): LawEntry[] {
  const source = typeof file['source'] === 'string' ? file['source'] : null;
  const unsure = (part: string): boolean => file['certain'] === false || (isFields(file['certain']) && file['certain'][part] === false);
  return Object.entries(file).flatMap(([part, value]) => {
    if (part === 'source' || part === 'certain') return [];
    const isGroup = Array.isArray(value) && value.length > 0 && value.every(isFields);
    const entries = isGroup
      ? value.map((row, index) => entryFrom(part, row, String(index + 1), source))
      : [{ ...entryFrom('', value, part, source), name: part }];
    return unsure(part) ? entries.map((entry) => ({ ...entry, doubts: ['.', ...entry.doubts] })) : entries;
  });
}

function entryFrom(group: string, value: unknown, otherwise: string, inherited: string | null): LawEntry {
  const fields: Fields = isFields(value) ? value : {};
  const day = (...names: string[]): string | null => names.map((name) => fields[name]).find(isDate) ?? null;
  return {
    group,
    name: nameOf(fields) || otherwise,
    from: day('from', 'effectiveFrom'),
    to: day('to', 'effectiveTo'),
    source: sourceOf(fields) ?? inherited,
    doubts: doubtsOf(value, ''),
    value,
  };
}

function nameOf(fields: Fields): string {
  const parts = TELLING.flatMap((field) => {
    const value = fields[field];
    if (typeof value === 'string' && value !== '') return [value];
    const words = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
    return words.length > 0 ? [`${words.slice(0, MOST_WORDS).join('、')}${words.length > MOST_WORDS ? '…' : ''}`] : [];
  });
  return [...new Set(parts)].slice(0, MOST_PARTS).join(' · ');
}

function sourceOf(fields: Fields): string | null {
  const given = fields['source'] ?? fields['legalBasis'] ?? fields['basis'];
  if (Array.isArray(given)) return given.filter((one) => typeof one === 'string').join('；') || null;
  return typeof given === 'string' && given !== '' ? given : null;
}

/** Marks of what no source was found for, wherever they stand. */
function doubtsOf(value: unknown, path: string): string[] {
  if (typeof value === 'string') return /\bunsourced\b/.test(value) ? [path || '.'] : [];
  if (Array.isArray(value)) return value.flatMap((one, index) => doubtsOf(one, `${path}[${index}]`));
  if (!isFields(value)) return [];
  const own = value['certain'] === false || value['basisVerified'] === false ? [path || '.'] : [];
  const inner = Object.entries(value).flatMap(([field, one]) => doubtsOf(one, path ? `${path}.${field}` : field));
  return [...new Set([...own, ...inner])];
}

/** The rows of a table, without their empty cells. */
function rowsOf(text: string): Fields[] {
  const [heading = '', ...lines] = text.replace(/\r/g, '').split('\n');
  const columns = heading.split('\t');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.split('\t');
      return Object.fromEntries(columns.flatMap((column, place): [string, string][] => (cells[place] ? [[column, cells[place]]] : [])));
    });
}

const isFields = (value: unknown): value is Fields => value !== null && typeof value === 'object' && !Array.isArray(value);

/** What two states of one entry have in common, from the most to the least: all that it is about, or at least its name. */
export const LIKENESS: readonly ((entry: LawEntry) => string)[] = [(entry) => likeness(entry, TELLING), (entry) => likeness(entry, NAMING)];

function likeness({ group, name, value }: LawEntry, by: readonly string[]): string {
  const fields: Fields = isFields(value) ? value : {};
  const telling = by.filter((field) => field in fields).map((field) => [field, fields[field]]);
  return JSON.stringify(telling.length > 0 ? [group, telling] : [group, name]);
}
