import { within } from '#libs/kernel';
import { entryOf, jsonRows, refuseDuplicates, refuseGaps, refuseOverlaps, tableRows, type DatedRow, type LawFiles } from './law-file.ts';
import { addDays } from '#libs/kernel';

export interface Industry {
  /** With its section letter: `F5199`. */
  readonly code: string;
  readonly level: 'section' | 'division' | 'group' | 'class';
  readonly name: string;
  readonly parent: string | null;
}

export interface IndustryEdition extends DatedRow {
  readonly edition: string;
  readonly source: string;
  /** `false`: known to lack some codes; a code that is not found may exist. */
  readonly complete: boolean;
}

export interface Industries {
  readonly editions: readonly IndustryEdition[];
  /** The edition in force, such as `2011`. */
  editionOn(on: string): string | undefined;
  find(edition: string, code: string): Industry | undefined;
  /** Section, division, group, class: the code itself last. */
  line(edition: string, code: string): readonly Industry[];
  all(edition: string): readonly Industry[];
}

const FILE = 'industry-editions.json';
const LEVELS = ['section', 'division', 'group', 'class'] as const;

/** A letter A to T and none, two, three or four digits. A filing needs two at least. */
export const isIndustryCode = (code: string): boolean => /^[A-T](\d{2}(\d(\d)?)?)?$/.test(code);

export function industriesFrom(files: LawFiles): Industries {
  const editions = jsonRows(files, FILE).map((value, index) => {
    const entry = entryOf(FILE, `row ${index}`);
    const row = entry.object(value, ['edition', 'file', 'from', 'to', 'source', 'complete', 'note']);
    return {
      edition: entry.text(row['edition'], 'edition'),
      file: entry.text(row['file'], 'file'),
      ...entry.dates(row),
      source: entry.text(row['source'], 'source'),
      complete: entry.flag(row['complete'], 'complete'),
    };
  });
  const dated = editions.map((one) => ({ key: 'edition', from: one.from, to: one.to }));
  refuseOverlaps(FILE, dated);
  refuseGaps(FILE, dated, (day) => addDays(day, 1));

  const tables = new Map(editions.map((one) => [one.edition, industryTable(files, one.file)]));
  const find = (edition: string, code: string): Industry | undefined => tables.get(edition)?.get(code);
  return {
    editions: editions.map(({ file: _, ...edition }) => edition),
    find,
    editionOn: (on) => editions.find((row) => within(row, on))?.edition,
    all: (edition) => [...(tables.get(edition)?.values() ?? [])],
    line(edition, code) {
      const line: Industry[] = [];
      for (let one = find(edition, code); one; one = one.parent === null ? undefined : find(edition, one.parent)) line.unshift(one);
      return line;
    },
  };
}

function industryTable(files: LawFiles, file: string): ReadonlyMap<string, Industry> {
  const rows = tableRows(files, file, ['code', 'level', 'name', 'parent']).map((row, index): Industry => {
    const entry = entryOf(file, `line ${index + 2} (${row['code'] ?? ''})`);
    const code = entry.text(row['code'], 'code');
    if (!isIndustryCode(code)) throw entry.broken('not the shape of a code');
    return {
      code,
      level: entry.oneOf(row['level'], LEVELS, 'level'),
      name: entry.text(row['name'], 'name'),
      parent: entry.optionalText(row['parent'], 'parent'),
    };
  });
  refuseDuplicates(
    file,
    rows.map((row) => row.code),
  );
  const table = new Map(rows.map((row) => [row.code, row]));
  for (const row of rows)
    if (row.parent !== null && !table.has(row.parent)) throw entryOf(file, row.code).broken(`its parent ${row.parent} stands nowhere`);
  return table;
}
