import { entryOf, jsonRows, refuseOverlaps, type DatedRow, type LawFiles } from './law-file.ts';

const KINDS = [
  'nationalPrefix',
  'nationalInside',
  'stateBody',
  'foreign',
  'dignity',
  'vulgar',
  'hero',
  'superlative',
  'rank',
  'medical',
  'finance',
  'financeLike',
] as const;
const VERDICTS = ['forbidden', 'restricted', 'qualifierOnly', 'needsLicence'] as const;
const POSITIONS = ['head', 'inside', 'anywhere', 'parts', 'tradeName', 'tradeNameEdge', 'wholeTradeName', 'industryTerm'] as const;

export type NameWordKind = (typeof KINDS)[number];
/** `qualifierOnly`: allowed where it qualifies the industry. */
export type NameWordVerdict = (typeof VERDICTS)[number];
/**
 * Where a word counts. `head`: the name begins with it; `inside`: not at the head; `anywhere`: also across two parts; `parts`: within one part;
 * `tradeNameEdge`: the trade name begins or ends with it.
 */
export type NameWordPosition = (typeof POSITIONS)[number];

export interface NameWord extends DatedRow {
  readonly term: string;
  readonly kind: NameWordKind;
  readonly verdict: NameWordVerdict;
  readonly positions: readonly NameWordPosition[];
  /** Longer words that hold the term by chance: 上海关 in 上海关联. */
  readonly unless: readonly string[];
  /** Kinds of paper that lift it. */
  readonly liftedBy: readonly string[];
  readonly source: string;
  /** `false`: whether this term belongs to the list is not sourced; such a word never blocks. */
  readonly certain: boolean;
}

const FILE = 'name-words.json';

/** Each row of the file holds terms that share everything else. */
export function nameWordsFrom(files: LawFiles): readonly NameWord[] {
  const words = jsonRows(files, FILE).flatMap((value, index): NameWord[] => {
    const entry = entryOf(FILE, `row ${index}`);
    const row = entry.object(value, ['terms', 'kind', 'verdict', 'positions', 'unless', 'liftedBy', 'from', 'to', 'source', 'certain']);
    const shared = {
      kind: entry.oneOf(row['kind'], KINDS, 'kind'),
      verdict: entry.oneOf(row['verdict'], VERDICTS, 'verdict'),
      positions: entry.list(row['positions'], 'positions').map((one) => entry.oneOf(one, POSITIONS, 'positions')),
      unless: entry.texts(row['unless'], 'unless'),
      liftedBy: entry.texts(row['liftedBy'], 'liftedBy'),
      ...entry.dates(row),
      source: entry.text(row['source'], 'source'),
      certain: entry.flag(row['certain'], 'certain'),
    };
    if (!shared.certain && shared.verdict !== 'restricted') throw entry.broken('a word that is not certain must not block');
    return entry.texts(row['terms'], 'terms').map((term) => ({ term, ...shared }));
  });
  refuseOverlaps(
    FILE,
    words.map((word) => ({ key: `${word.term} (${word.kind} ${word.positions.join('+')})`, from: word.from, to: word.to })),
  );
  return words;
}
