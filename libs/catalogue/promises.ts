import type { EntityType, FilingKind } from '#libs/contract';
import { FILING_ROW_FIELDS, concerns, filingRow, type FilingRow } from './filing-words.ts';
import { entryOf, jsonRows, type LawFiles } from './law-file.ts';

/** Within how many working days of submission the registry decides. */
export interface PromiseRow extends FilingRow {
  readonly workingDays: number;
}

export interface PromiseTable {
  readonly rows: readonly PromiseRow[];
  /** Every filing on every day has one; the first row that fits. */
  get(kind: FilingKind, entityType: EntityType, on: string): PromiseRow;
}

const FILE = 'promises.json';

export function promisesFrom(files: LawFiles): PromiseTable {
  const rows = jsonRows(files, FILE).map((value, index): PromiseRow => {
    const entry = entryOf(FILE, `row ${index}`);
    const row = entry.object(value, [...FILING_ROW_FIELDS, 'workingDays']);
    return { ...filingRow(entry, row), workingDays: entry.number(row['workingDays'], 'workingDays') };
  });
  const last = rows.at(-1);
  if (!last || last.kinds || last.entityTypes || last.from || last.to) throw entryOf(FILE, 'last row').broken('it does not hold for everything');
  return { rows, get: (kind, type, on) => rows.find((row) => concerns(row, kind, type, on)) ?? last };
}
