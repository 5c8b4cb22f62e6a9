import { addDays, within } from '#libs/kernel';
import { entryOf, jsonRows, refuseDuplicates, refuseGaps, refuseOverlaps, type DatedRow, type LawFiles } from './law-file.ts';
import { divisionsFrom } from './divisions.ts';
import { industriesFrom } from './industries.ts';
import { divisionNamesFrom, type DivisionNames } from './name-divisions.ts';
import { nameFormsFrom, type NameForms } from './name-forms.ts';
import { nameIndustriesFrom, type NameIndustries } from './name-industries.ts';
import { nameWordsFrom, type NameWord } from './name-words.ts';

export type SameTest = 'S1' | 'S2' | 'S3';
export type SimilarTest = 'M1' | 'M2' | 'M3' | 'M4' | 'M5';

/** The law of names of one period. Money is in fen. */
export interface NameRegime extends DatedRow {
  readonly id: string;
  readonly source: string;
  readonly reservation: {
    readonly months: number;
    readonly monthsWithPriorApproval: number;
    /** How often it may be renewed before its last day [no source found; own rule]. */
    readonly renewals: number;
  };
  readonly cooling: {
    readonly deregisteredYears: number;
    readonly revokedYears: number;
    /** `null`: a cancelled registration does not hold its name. */
    readonly cancelledYears: number | null;
    readonly changedYears: number;
    /** A firm whose licence was revoked and that still stands in the register keeps its name after that time. */
    readonly revokedStaysInPool: boolean;
    /** A name in its cooling time is kept from identical names only. */
    readonly identicalOnly: boolean;
    readonly liftedBy: readonly ('relation' | 'transfer')[];
  };
  readonly comparison: {
    readonly same: readonly SameTest[];
    /** The same trade name in the same industry, or where one of the two names has no industry, is refused. */
    readonly tradeNameInIndustry: boolean;
    readonly similar: readonly SimilarTest[];
  };
  /** When the division may be left out: from that capital, across so many provinces, or with one of these papers. */
  readonly divisionOmitted: { readonly capital: number | null; readonly provinces: number | null; readonly documents: readonly string[] };
  /** When the industry may be left out; `null`: at will. */
  readonly industryOmitted: { readonly divisions: number; readonly capital: number } | null;
  /** What 集团 in a name asks of the parent; `null`: nothing in figures. */
  readonly group: { readonly capital: number; readonly subsidiaries: number; readonly sum: number } | null;
  readonly genericTradeName: boolean;
}

/** A local rule that lifts restricted words in the industry term, for names of divisions whose codes begin with one of `divisions`. */
export interface NameOverlay extends DatedRow {
  readonly id: string;
  readonly source: string;
  readonly certain: boolean;
  readonly divisions: readonly string[];
  readonly terms: readonly string[];
  /** The industry term has to be one of the terms as a whole. */
  readonly whole: boolean;
}

/** What the law says about names, by date. */
export interface NameLaw {
  readonly regimes: readonly NameRegime[];
  readonly words: readonly NameWord[];
  readonly overlays: readonly NameOverlay[];
  readonly forms: NameForms;
  readonly industries: NameIndustries;
  readonly divisions: DivisionNames;
  /** The regime of the day; before the first one, the first. */
  regimeOn(on: string): NameRegime;
  wordsOn(on: string): readonly NameWord[];
  overlaysOn(on: string): readonly NameOverlay[];
}

const REGIMES = 'name-regimes.json';
const OVERLAYS = 'name-overlays.json';

/** Reads the files `name-*.json` beside divisions and industries; throws `LawFileError` when one is broken. */
export function nameLawFrom(files: LawFiles): NameLaw {
  const regimes = regimesFrom(files);
  const [first] = regimes;
  if (!first) throw entryOf(REGIMES, '-').broken('no regime');
  const words = nameWordsFrom(files);
  const overlays = overlaysFrom(files);
  const forms = nameFormsFrom(files);
  return {
    regimes,
    words,
    overlays,
    forms,
    industries: nameIndustriesFrom(files, industriesFrom(files)),
    divisions: divisionNamesFrom(divisionsFrom(files), forms),
    regimeOn: (on) => regimes.find((row) => within(row, on)) ?? first,
    wordsOn: (on) => words.filter((row) => within(row, on)),
    overlaysOn: (on) => overlays.filter((row) => within(row, on)),
  };
}

function regimesFrom(files: LawFiles): readonly NameRegime[] {
  const regimes = jsonRows(files, REGIMES).map((value, index) => regimeFrom(value, index));
  refuseDuplicates(
    REGIMES,
    regimes.map((row) => row.id),
  );
  const dated = regimes.map((row) => ({ key: 'regimes', from: row.from, to: row.to }));
  refuseOverlaps(REGIMES, dated);
  refuseGaps(REGIMES, dated, (day) => addDays(day, 1));
  return [...regimes].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
}

const REGIME_FIELDS = [
  'id',
  'from',
  'to',
  'source',
  'reservation',
  'cooling',
  'comparison',
  'divisionOmitted',
  'industryOmitted',
  'group',
  'genericTradeName',
];

function regimeFrom(value: unknown, index: number): NameRegime {
  const row = entryOf(REGIMES, `row ${index}`).object(value, REGIME_FIELDS);
  const entry = entryOf(REGIMES, typeof row['id'] === 'string' ? row['id'] : `row ${index}`);
  const number = (of: Record<string, unknown>, field: string): number => entry.number(of[field], field);
  const perhaps = (of: Record<string, unknown>, field: string): number | null => (of[field] === null ? null : number(of, field));
  const reservation = entry.object(row['reservation'], ['months', 'monthsWithPriorApproval', 'renewals']);
  const cooling = entry.object(row['cooling'], [
    'deregisteredYears',
    'revokedYears',
    'cancelledYears',
    'changedYears',
    'revokedStaysInPool',
    'identicalOnly',
    'liftedBy',
  ]);
  const comparison = entry.object(row['comparison'], ['same', 'tradeNameInIndustry', 'similar']);
  const division = entry.object(row['divisionOmitted'], ['capital', 'provinces', 'documents']);
  const industry = row['industryOmitted'] === null ? null : entry.object(row['industryOmitted'], ['divisions', 'capital']);
  const group = row['group'] === null ? null : entry.object(row['group'], ['capital', 'subsidiaries', 'sum']);
  const words = <Word extends string>(list: unknown, allowed: readonly Word[], field: string): Word[] =>
    entry.list(list, field).map((one) => entry.oneOf(one, allowed, field));
  return {
    id: entry.text(row['id'], 'id'),
    source: entry.text(row['source'], 'source'),
    ...entry.dates(row),
    reservation: {
      months: number(reservation, 'months'),
      monthsWithPriorApproval: number(reservation, 'monthsWithPriorApproval'),
      renewals: number(reservation, 'renewals'),
    },
    cooling: {
      deregisteredYears: number(cooling, 'deregisteredYears'),
      revokedYears: number(cooling, 'revokedYears'),
      cancelledYears: perhaps(cooling, 'cancelledYears'),
      changedYears: number(cooling, 'changedYears'),
      revokedStaysInPool: entry.flag(cooling['revokedStaysInPool'], 'revokedStaysInPool'),
      identicalOnly: entry.flag(cooling['identicalOnly'], 'identicalOnly'),
      liftedBy: words(cooling['liftedBy'], ['relation', 'transfer'], 'liftedBy'),
    },
    comparison: {
      same: words(comparison['same'], ['S1', 'S2', 'S3'], 'same'),
      tradeNameInIndustry: entry.flag(comparison['tradeNameInIndustry'], 'tradeNameInIndustry'),
      similar: words(comparison['similar'], ['M1', 'M2', 'M3', 'M4', 'M5'], 'similar'),
    },
    divisionOmitted: {
      capital: perhaps(division, 'capital'),
      provinces: perhaps(division, 'provinces'),
      documents: entry.texts(division['documents'], 'documents'),
    },
    industryOmitted: industry && { divisions: number(industry, 'divisions'), capital: number(industry, 'capital') },
    group: group && { capital: number(group, 'capital'), subsidiaries: number(group, 'subsidiaries'), sum: number(group, 'sum') },
    genericTradeName: entry.flag(row['genericTradeName'], 'genericTradeName'),
  };
}

function overlaysFrom(files: LawFiles): readonly NameOverlay[] {
  const overlays = jsonRows(files, OVERLAYS).map((value, index): NameOverlay => {
    const entry = entryOf(OVERLAYS, `row ${index}`);
    const row = entry.object(value, ['id', 'from', 'to', 'source', 'certain', 'divisions', 'terms', 'whole', 'note']);
    return {
      id: entry.text(row['id'], 'id'),
      ...entry.dates(row),
      source: entry.text(row['source'], 'source'),
      certain: entry.flag(row['certain'], 'certain'),
      divisions: entry.texts(row['divisions'], 'divisions'),
      terms: entry.texts(row['terms'], 'terms'),
      whole: entry.flag(row['whole'], 'whole'),
    };
  });
  refuseDuplicates(
    OVERLAYS,
    overlays.map((row) => row.id),
  );
  return overlays;
}
