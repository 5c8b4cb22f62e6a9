import type { Departments } from './departments.ts';
import { entryOf, jsonRows, refuseDuplicates, type Entry, type LawFiles } from './law-file.ts';

/** What an officer may object to: why, how it is cured, and an example. */
export interface ReasonCode {
  readonly code: string;
  /** The part before the dot. */
  readonly area: string;
  /** Facts it may be tied to; their inner fields too. */
  readonly paths: readonly string[];
  /** Departments that may give it; `null`: every one. */
  readonly departments: readonly string[] | null;
  readonly zh: ReasonWords;
  readonly en: ReasonWords;
}

export interface ReasonWords {
  readonly cause: string;
  readonly cure: string;
  readonly example: string;
}

export interface ReasonTable {
  readonly all: readonly ReasonCode[];
  find(code: string): ReasonCode | undefined;
  /** The codes that a department may give. */
  of(department: string): readonly ReasonCode[];
}

const FILE = 'reason-codes.json';

/** A law kept before there was such a table has none, and is still read. */
export function reasonTableFrom(files: LawFiles, departments: Departments): ReasonTable {
  const all =
    files[FILE] === undefined ? [] : jsonRows(files, FILE).map((value, index) => reasonOf(value, entryOf(FILE, `row ${index}`), departments));
  refuseDuplicates(
    FILE,
    all.map(({ code }) => code),
  );
  const byCode = new Map(all.map((one) => [one.code, one]));
  return {
    all,
    find: (code) => byCode.get(code),
    of: (department) => all.filter((one) => one.departments === null || one.departments.includes(department)),
  };
}

function reasonOf(value: unknown, entry: Entry, departments: Departments): ReasonCode {
  const row = entry.object(value, ['code', 'paths', 'departments', 'zh', 'en', 'source']);
  const code = entry.text(row['code'], 'code');
  if (!/^[a-z]+\.[a-z_]+$/.test(code)) throw entry.broken('the code is not area.reason');
  entry.text(row['source'], 'source');
  const own = row['departments'] === undefined ? null : entry.texts(row['departments'], 'departments');
  const stray = own?.find((one) => !departments.has(one));
  if (stray !== undefined) throw entry.broken(`no department ${stray}`);
  return {
    code,
    area: code.split('.')[0] ?? '',
    paths: entry.texts(row['paths'], 'paths'),
    departments: own,
    zh: wordsOf(row['zh'], entry),
    en: wordsOf(row['en'], entry),
  };
}

function wordsOf(value: unknown, entry: Entry): ReasonWords {
  const words = entry.object(value, ['cause', 'cure', 'example']);
  return { cause: entry.text(words['cause'], 'cause'), cure: entry.text(words['cure'], 'cure'), example: entry.text(words['example'], 'example') };
}
