import type { EntityType, FilingKind } from '#libs/contract';
import { within } from '#libs/kernel';
import { ENTITY_TYPES } from './entity-type-names.ts';
import { type DatedRow, type Entry } from './law-file.ts';

/** Every kind of filing. */
export const FILING_KINDS: readonly FilingKind[] = [
  'establishment',
  'change',
  'branchEstablishment',
  'simplifiedDeregistration',
  'deregistration',
  'licenceConversion',
  'licenceReplacement',
];

/** A dated row that concerns some kinds of filing and some entity types; `null`: all. */
export interface FilingRow extends DatedRow {
  readonly kinds: readonly FilingKind[] | null;
  readonly entityTypes: readonly EntityType[] | null;
  readonly source: string;
  readonly certain: boolean;
}

export const FILING_ROW_FIELDS = ['kinds', 'entityTypes', 'from', 'to', 'source', 'certain', 'note'] as const;

export function filingRow(entry: Entry, row: Record<string, unknown>): FilingRow {
  return {
    kinds: row['kinds'] === undefined ? null : entry.list(row['kinds'], 'kinds').map((one) => entry.oneOf(one, FILING_KINDS, 'kinds')),
    entityTypes:
      row['entityTypes'] === undefined
        ? null
        : entry.list(row['entityTypes'], 'entityTypes').map((one) => entry.oneOf(one, ENTITY_TYPES, 'entityTypes')),
    ...entry.dates(row),
    source: entry.text(row['source'], 'source'),
    certain: row['certain'] === undefined ? true : entry.flag(row['certain'], 'certain'),
  };
}

export const concerns = (row: FilingRow, kind: FilingKind, entityType: EntityType, on: string): boolean =>
  within(row, on) && (row.kinds === null || row.kinds.includes(kind)) && (row.entityTypes === null || row.entityTypes.includes(entityType));
