import { isDate } from '#libs/kernel';

/** A file of the law that may not be used: which one, which entry in it, and why. */
export class LawFileError extends Error {
  readonly file: string;
  readonly entry: string;
  readonly reason: string;

  constructor(file: string, entry: string, reason: string) {
    super(`${file}: ${entry}: ${reason}`);
    this.file = file;
    this.entry = entry;
    this.reason = reason;
  }
}

export type LawFiles = Readonly<Record<string, string>>;

/** Says what is wrong with one entry of one file. */
export interface Entry {
  readonly at: string;
  broken(reason: string): LawFileError;
  /** The fields of an object, and none but those named. */
  object(value: unknown, fields: readonly string[]): Record<string, unknown>;
  text(value: unknown, field: string): string;
  optionalText(value: unknown, field: string): string | null;
  number(value: unknown, field: string): number;
  flag(value: unknown, field: string): boolean;
  texts(value: unknown, field: string): readonly string[];
  list(value: unknown, field: string): readonly unknown[];
  /** A word of a closed list. */
  oneOf<Word extends string>(value: unknown, words: readonly Word[], field: string): Word;
  dates(value: Record<string, unknown>): DatedRow;
  date(value: unknown, field: string): string;
}

/** Holds from the first to the last day, both included; `null` is open. */
export interface DatedRow {
  readonly from: string | null;
  readonly to: string | null;
}

export function fileText(files: LawFiles, file: string): string {
  const text = files[file];
  if (text === undefined) throw new LawFileError(file, '-', 'the file is missing');
  return text;
}

export function jsonFile(files: LawFiles, file: string): unknown {
  try {
    return JSON.parse(fileText(files, file));
  } catch (error) {
    if (error instanceof LawFileError) throw error;
    throw new LawFileError(file, '-', `no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The rows of a JSON file that is a list. */
export function jsonRows(files: LawFiles, file: string): readonly unknown[] {
  const rows = jsonFile(files, file);
  if (!Array.isArray(rows)) throw new LawFileError(file, '-', 'not a list');
  return rows;
}

/** The rows of a table with a heading, cells separated by tabs; an empty cell is an empty text. */
export function tableRows(files: LawFiles, file: string, columns: readonly string[]): readonly Record<string, string>[] {
  const [heading = '', ...lines] = fileText(files, file).replace(/\r/g, '').split('\n');
  const found = heading.split('\t');
  for (const column of columns) if (!found.includes(column)) throw new LawFileError(file, 'heading', `no column ${column}`);
  return lines
    .filter((line) => line !== '')
    .map((line, index) => {
      const cells = line.split('\t');
      if (cells.length > found.length) throw new LawFileError(file, `line ${index + 2}`, 'more cells than the heading');
      return Object.fromEntries(found.map((column, place) => [column, cells[place] ?? '']));
    });
}

export function entryOf(file: string, at: string): Entry {
  const broken = (reason: string): LawFileError => new LawFileError(file, at, reason);
  const text = (value: unknown, field: string): string => {
    if (typeof value !== 'string' || value === '') throw broken(`${field} is not a text`);
    return value;
  };
  const list = (value: unknown, field: string): readonly unknown[] => {
    if (!Array.isArray(value)) throw broken(`${field} is not a list`);
    return value;
  };
  const date = (value: unknown, field: string): string => {
    if (!isDate(value)) throw broken(`${field} is not a date: ${JSON.stringify(value)}`);
    return value;
  };
  return {
    at,
    broken,
    text,
    list,
    date,
    object(value, fields) {
      if (value === null || typeof value !== 'object' || Array.isArray(value)) throw broken('not an object');
      const known = Object.fromEntries(Object.entries(value));
      const stray = Object.keys(known).find((key) => !fields.includes(key));
      if (stray !== undefined) throw broken(`unknown field ${stray}`);
      return known;
    },
    optionalText: (value, field) => (value === undefined || value === null || value === '' ? null : text(value, field)),
    number(value, field) {
      if (typeof value !== 'number' || !Number.isFinite(value)) throw broken(`${field} is not a number`);
      return value;
    },
    flag(value, field) {
      if (typeof value !== 'boolean') throw broken(`${field} is neither true nor false`);
      return value;
    },
    texts: (value, field) => list(value, field).map((one) => text(one, field)),
    oneOf(value, words, field) {
      const word = words.find((one) => one === value);
      if (word === undefined) throw broken(`${field} is none of ${words.join(', ')}: ${JSON.stringify(value)}`);
      return word;
    },
    dates(value) {
      const from = value['from'] === undefined || value['from'] === null ? null : date(value['from'], 'from');
      const to = value['to'] === undefined || value['to'] === null ? null : date(value['to'], 'to');
      if (from !== null && to !== null && from > to) throw broken(`ends on ${to} before it begins on ${from}`);
      return { from, to };
    },
  };
}

/** Each key once. */
export function refuseDuplicates(file: string, keys: readonly string[]): void {
  const seen = new Set<string>();
  for (const key of keys) {
    if (seen.has(key)) throw new LawFileError(file, key, 'stands twice');
    seen.add(key);
  }
}

/** On no day do two rows of one key hold. */
export function refuseOverlaps(file: string, rows: readonly (DatedRow & { readonly key: string })[]): void {
  for (const [key, sorted] of inOrder(rows)) {
    sorted.reduce<DatedRow | null>((before, row) => {
      if (before && (before.to === null || row.from === null || row.from <= before.to)) {
        throw new LawFileError(file, key, `two rows hold on ${row.from ?? 'all days'}`);
      }
      return row;
    }, null);
  }
}

/** From the first row's first day on, some row of the key holds on every day. */
export function refuseGaps(file: string, rows: readonly (DatedRow & { readonly key: string })[], nextDay: (day: string) => string): void {
  for (const [key, sorted] of inOrder(rows)) {
    sorted.reduce<DatedRow | null>((before, row) => {
      if (before && before.to !== null && row.from !== nextDay(before.to)) throw new LawFileError(file, key, `no row holds after ${before.to}`);
      return row;
    }, null);
    if (sorted.at(-1)?.to !== null) throw new LawFileError(file, key, `no row holds after ${sorted.at(-1)?.to ?? ''}`);
  }
}

function inOrder<Row extends DatedRow & { readonly key: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const byKey = new Map<string, Row[]>();
  for (const row of rows) byKey.set(row.key, [...(byKey.get(row.key) ?? []), row]);
  for (const group of byKey.values()) group.sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  return byKey;
}
