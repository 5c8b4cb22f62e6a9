import type { Industries } from './industries.ts';
import { entryOf, jsonFile, refuseDuplicates, type LawFiles } from './law-file.ts';

/** Words of the industry term: which mean the same, which stand for nothing. No official table exists; all of it is an own rule. */
export interface NameIndustries {
  readonly source: string;
  readonly certain: boolean;
  /** Groups of wordings with one meaning. */
  readonly synonyms: readonly (readonly string[])[];
  /** Groups (three digits, GB/T 4754-2017) that a word stands for. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** Groups by what classes and groups of the standard are called, without 制造, 批发, 业 and the like. */
  readonly standardGroups: ReadonlyMap<string, readonly string[]>;
  /** Every known industry word: synonyms, mapped words, names of the standard and others. */
  readonly words: ReadonlySet<string>;
  /** Words that lengthen an industry term and do not name an industry alone. */
  readonly functionWords: ReadonlySet<string>;
  /** Endings that do not change the industry: 酒业发展 is 酒业. */
  readonly stripped: readonly string[];
  /** Wordings that count as no industry. */
  readonly noIndustry: readonly string[];
  /** A national word may stand directly before one of these at the beginning of the industry term. */
  readonly nationalQualifiers: ReadonlyMap<string, readonly string[]>;
  /** Names of divisions that are ordinary words as well. */
  readonly otherMeaning: ReadonlySet<string>;
}

const FILE = 'name-industries.json';
const FIELDS = [
  'source',
  'certain',
  'edition',
  'synonyms',
  'words',
  'more',
  'function',
  'stripped',
  'noIndustry',
  'nationalQualifiers',
  'otherMeaning',
];

export function nameIndustriesFrom(files: LawFiles, industries: Industries): NameIndustries {
  const whole = entryOf(FILE, '-');
  const row = whole.object(jsonFile(files, FILE), FIELDS);
  const synonyms = whole.list(row['synonyms'], 'synonyms').map((one, index) => entryOf(FILE, `synonyms ${index}`).texts(one, 'words'));
  refuseDuplicates(FILE, synonyms.flat());

  const groups = new Map<string, readonly string[]>();
  whole.list(row['words'], 'words').forEach((value, index) => {
    const entry = entryOf(FILE, `words ${index}`);
    const mapped = entry.object(value, ['words', 'groups']);
    const codes = entry.texts(mapped['groups'], 'groups');
    const wrong = codes.find((code) => !/^\d{3}$/.test(code));
    if (wrong !== undefined) throw entry.broken(`${wrong} is not a group of three digits`);
    for (const word of entry.texts(mapped['words'], 'words')) groups.set(word, [...new Set([...(groups.get(word) ?? []), ...codes])]);
  });

  const nationalQualifiers = new Map(
    whole.list(row['nationalQualifiers'], 'nationalQualifiers').map((value, index) => {
      const entry = entryOf(FILE, `nationalQualifiers ${index}`);
      const qualifier = entry.object(value, ['word', 'before']);
      return [entry.text(qualifier['word'], 'word'), entry.texts(qualifier['before'], 'before')] as const;
    }),
  );
  const functionWords = new Set(whole.texts(row['function'], 'function'));
  const edition = whole.text(row['edition'], 'edition');
  if (industries.all(edition).length === 0) throw whole.broken(`no edition ${edition} of the standard`);
  const standardGroups = groupsByName(industries, edition);
  return {
    source: whole.text(row['source'], 'source'),
    certain: whole.flag(row['certain'], 'certain'),
    synonyms,
    groups,
    standardGroups,
    words: new Set([
      ...synonyms.flat(),
      ...groups.keys(),
      ...whole.texts(row['more'], 'more'),
      ...[...standardGroups.keys()].filter((word) => word.length > 2),
    ]),
    functionWords,
    stripped: whole.texts(row['stripped'], 'stripped'),
    noIndustry: whole.texts(row['noIndustry'], 'noIndustry'),
    nationalQualifiers,
    otherMeaning: new Set(whole.texts(row['otherMeaning'], 'otherMeaning')),
  };
}

const ENDINGS = /(专门零售|零售|批发|制造|加工|种植|饲养|服务|管理|活动|业)$/;
const LISTS = /[、，及和与(（]/;

/** Names of one thing only: 水泥制造 gives 水泥, a list of things gives nothing. */
function groupsByName(industries: Industries, edition: string): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, readonly string[]>();
  for (const { code, level, name } of industries.all(edition)) {
    if ((level !== 'group' && level !== 'class') || LISTS.test(name) || name.startsWith('其他')) continue;
    const group = code.slice(1, 4);
    for (const word of [name, name.replace(ENDINGS, '')]) {
      if (word.length >= 2 && !word.endsWith('的')) groups.set(word, [...new Set([...(groups.get(word) ?? []), group])]);
    }
  }
  return groups;
}
