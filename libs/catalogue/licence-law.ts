import type { EntityType } from '#libs/contract';
import { addDays, within } from '#libs/kernel';
import { ENTITY_TYPES } from './entity-type-names.ts';
import { entryOf, jsonFile, refuseGaps, refuseOverlaps, type DatedRow, type Entry, type LawFiles } from './law-file.ts';

/** Which numbers a licence carries: one for each department, one for all, the 15-digit number alone. */
export type CodeMode = 'REGISTRATION_NUMBER' | 'FIVE_CODES' | 'ONE_CODE';
export type FormatId = 'L2014' | 'L2015' | 'L2019';

interface ForTypes extends DatedRow {
  readonly entityTypes: readonly EntityType[];
  readonly source: string;
}

export interface CodeModeRow extends ForTypes {
  readonly mode: CodeMode;
}

/** Millimetres. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
}

export interface FormatRow extends ForTypes {
  readonly format: FormatId;
  readonly orientation: 'portrait' | 'landscape';
  readonly original: Sheet;
  readonly duplicate: Sheet;
  readonly cover: Sheet;
  /** Capital in upper-case Chinese words or in figures with their unit. */
  readonly capitalStyle: 'words' | 'figures';
  readonly certainCapitalStyle: boolean;
  /** Who had the form made. */
  readonly issuer: string;
  readonly publicityLine: string;
  readonly qrText: string | null;
}

export interface LicenceLaw {
  /** `undefined`: before the first row; no licence of that day is known. */
  codeMode(entityType: EntityType, on: string): CodeMode | undefined;
  /** The first day on which this type gets one code. */
  oneCodeFrom(entityType: EntityType): string | undefined;
  format(entityType: EntityType, on: string): FormatRow | undefined;
  readonly codeModes: readonly CodeModeRow[];
  readonly formats: readonly FormatRow[];
}

const FILE = 'licences.json';

export function licenceLawFrom(files: LawFiles): LicenceLaw {
  const top = entryOf(FILE, '-');
  const file = top.object(jsonFile(files, FILE), ['codeModes', 'formats']);
  const codeModes = top.list(file['codeModes'], 'codeModes').map(codeModeRow);
  const formats = top.list(file['formats'], 'formats').map(formatRow);
  const keyed = (name: string, rows: readonly ForTypes[]): (DatedRow & { key: string })[] =>
    rows.flatMap((row) => row.entityTypes.map((type) => ({ key: `${name} ${type}`, from: row.from, to: row.to })));
  for (const rows of [keyed('codeModes', codeModes), keyed('formats', formats)]) {
    refuseOverlaps(FILE, rows);
    refuseGaps(FILE, rows, (day) => addDays(day, 1));
  }
  return {
    codeModes,
    formats,
    codeMode: (type, on) => codeModes.find((row) => within(row, on) && row.entityTypes.includes(type))?.mode,
    oneCodeFrom: (type) => codeModes.find((row) => row.mode === 'ONE_CODE' && row.entityTypes.includes(type))?.from ?? undefined,
    format: (type, on) => formats.find((row) => within(row, on) && row.entityTypes.includes(type)),
  };
}

const typesOf = (entry: Entry, value: unknown): readonly EntityType[] =>
  value === undefined ? ENTITY_TYPES : entry.list(value, 'entityTypes').map((one) => entry.oneOf(one, ENTITY_TYPES, 'entityTypes'));

function codeModeRow(value: unknown, index: number): CodeModeRow {
  const entry = entryOf(FILE, `codeModes ${index}`);
  const row = entry.object(value, ['mode', 'entityTypes', 'from', 'to', 'source']);
  const modes: readonly CodeMode[] = ['REGISTRATION_NUMBER', 'FIVE_CODES', 'ONE_CODE'];
  return {
    mode: entry.oneOf(row['mode'], modes, 'mode'),
    entityTypes: typesOf(entry, row['entityTypes']),
    ...entry.dates(row),
    source: entry.text(row['source'], 'source'),
  };
}

function formatRow(value: unknown, index: number): FormatRow {
  const entry = entryOf(FILE, `formats ${index}`);
  const fields = [
    'format',
    'entityTypes',
    'orientation',
    'original',
    'duplicate',
    'cover',
    'capitalStyle',
    'certainCapitalStyle',
    'issuer',
    'publicityLine',
    'qrText',
  ];
  const row = entry.object(value, [...fields, 'from', 'to', 'source']);
  const formats: readonly FormatId[] = ['L2014', 'L2015', 'L2019'];
  const orientations: readonly FormatRow['orientation'][] = ['portrait', 'landscape'];
  const styles: readonly FormatRow['capitalStyle'][] = ['words', 'figures'];
  const sheet = (field: string): Sheet => {
    const size = entry.object(row[field], ['width', 'height']);
    return { width: entry.number(size['width'], `${field}.width`), height: entry.number(size['height'], `${field}.height`) };
  };
  return {
    format: entry.oneOf(row['format'], formats, 'format'),
    entityTypes: typesOf(entry, row['entityTypes']),
    ...entry.dates(row),
    source: entry.text(row['source'], 'source'),
    orientation: entry.oneOf(row['orientation'], orientations, 'orientation'),
    original: sheet('original'),
    duplicate: sheet('duplicate'),
    cover: sheet('cover'),
    capitalStyle: entry.oneOf(row['capitalStyle'], styles, 'capitalStyle'),
    certainCapitalStyle: entry.flag(row['certainCapitalStyle'], 'certainCapitalStyle'),
    issuer: entry.text(row['issuer'], 'issuer'),
    publicityLine: entry.text(row['publicityLine'], 'publicityLine'),
    qrText: entry.optionalText(row['qrText'], 'qrText'),
  };
}
