import { within } from '#libs/kernel';
import { entryOf, refuseOverlaps, tableRows, type DatedRow, type LawFiles } from './law-file.ts';

export type DivisionKind = 'province' | 'prefecture' | 'district' | 'county' | 'countyLevelCity' | 'developmentZone' | 'pseudo';

/** A division under one name. Its days are exact where `exact`; elsewhere only the years are known. */
export interface Division extends DatedRow {
  readonly code: string;
  readonly name: string;
  readonly kind: DivisionKind;
  /** Code of the prefecture, or of the province. */
  readonly parent: string | null;
  /** Codes that took over. */
  readonly successors: readonly string[];
  readonly exact: boolean;
}

export interface Divisions {
  /** Every division that has ever held, a row for each name. */
  readonly all: readonly Division[];
  /** The division of that code on that day; `undefined` when the code does not exist then, or never did. */
  find(code: string, on: string): Division | undefined;
  /** The code has existed on some day. */
  known(code: string): boolean;
  /** The name on that day. */
  name(code: string, on: string): string | undefined;
  /** Divisions of that code's level below it on that day: districts and counties of a prefecture, prefectures of a province. */
  within(code: string, on: string): readonly Division[];
  /** From the province down, as addresses begin: 浙江省温州市鹿城区; a county-level city stands without its prefecture: 浙江省瑞安市. */
  fullName(code: string, on: string): string | undefined;
  /** A place where addresses lie and registries sit: district, county or county-level city that exists on that day. */
  isCounty(code: string, on: string): boolean;
  /** A registry of that division serves addresses of the other: the same, or one below it. */
  covers(registry: string, address: string): boolean;
}

const FILE = 'divisions.tsv';
const KINDS: readonly DivisionKind[] = ['province', 'prefecture', 'district', 'county', 'countyLevelCity', 'developmentZone', 'pseudo'];
const COUNTIES: readonly DivisionKind[] = ['district', 'county', 'countyLevelCity'];

export function divisionsFrom(files: LawFiles): Divisions {
  const all = tableRows(files, FILE, ['code', 'name', 'kind', 'parent', 'from', 'to', 'successors', 'exact']).map((row, index): Division => {
    const entry = entryOf(FILE, `line ${index + 2} (${row['code'] ?? ''})`);
    const code = entry.text(row['code'], 'code');
    if (!/^\d{6}$/.test(code)) throw entry.broken('the code is not of six digits');
    return {
      code,
      name: entry.text(row['name'], 'name'),
      kind: entry.oneOf(row['kind'], KINDS, 'kind'),
      parent: entry.optionalText(row['parent'], 'parent'),
      ...entry.dates({ from: row['from'] || null, to: row['to'] || null }),
      successors: (row['successors'] ?? '').split(' ').filter((one) => one !== ''),
      exact: row['exact'] === 'yes',
    };
  });
  refuseOverlaps(
    FILE,
    all.map((one) => ({ key: one.code, from: one.from, to: one.to })),
  );
  const byCode = new Map<string, Division[]>();
  const below = new Map<string, Division[]>();
  for (const one of all) {
    byCode.set(one.code, [...(byCode.get(one.code) ?? []), one]);
    if (one.parent !== null) below.set(one.parent, [...(below.get(one.parent) ?? []), one]);
  }
  for (const one of all) {
    for (const other of [...(one.parent === null ? [] : [one.parent]), ...one.successors]) {
      if (!byCode.has(other)) throw entryOf(FILE, one.code).broken(`names ${other}, which stands nowhere`);
    }
  }

  const find = (code: string, on: string): Division | undefined => byCode.get(code)?.find((row) => within(row, on));
  const fullName = (code: string, on: string): string | undefined => {
    const own = find(code, on);
    if (!own) return undefined;
    if (own.parent === null) return own.name;
    const above = own.kind === 'countyLevelCity' ? `${code.slice(0, 2)}0000` : own.parent;
    return `${fullName(above, on) ?? ''}${own.name}`;
  };
  return {
    all,
    find,
    fullName,
    known: (code) => byCode.has(code),
    name: (code, on) => find(code, on)?.name,
    within: (code, on) => (below.get(code) ?? []).filter((row) => within(row, on)),
    isCounty: (code, on) => COUNTIES.some((kind) => kind === find(code, on)?.kind),
    covers: (registry, address) => registry === address || (registry.endsWith('00') && address.startsWith(registry.replace(/(00)+$/, ''))),
  };
}
