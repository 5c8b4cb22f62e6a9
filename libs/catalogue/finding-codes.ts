import type { Severity } from '#libs/contract';
import { entryOf, jsonRows, refuseDuplicates, type DatedRow, type LawFiles } from './law-file.ts';

export interface FindingWords {
  /** What is wrong. */
  readonly cause: string;
  /** What would pass. */
  readonly cure: string;
  readonly example: string;
}

/** A finding code: what it means, why it is asked, and how one gets rid of it. `from` and `to`: when it can occur. */
export interface FindingCode extends DatedRow {
  readonly rule: string;
  /** Pattern of the path: `[*]` any index, `.*` any key. */
  readonly path: string;
  readonly severity: Severity;
  /** Keys of the sources of law, or `own rule`. */
  readonly source: string;
  readonly words: Readonly<Record<'zh' | 'en', FindingWords>>;
}

const FILE = 'finding-codes.json';
const SEVERITIES: readonly Severity[] = ['blocking', 'officerDecides', 'advice'];

export function findingCodesFrom(files: LawFiles): readonly FindingCode[] {
  const codes = jsonRows(files, FILE).map((value, index): FindingCode => {
    const unnamed = entryOf(FILE, `row ${index}`);
    const row = unnamed.object(value, ['rule', 'path', 'severity', 'source', 'from', 'to', 'zh', 'en']);
    const rule = unnamed.text(row['rule'], 'rule');
    const entry = entryOf(FILE, rule);
    const words = (language: 'zh' | 'en'): FindingWords => {
      const found = entry.object(row[language], ['cause', 'cure', 'example']);
      return {
        cause: entry.text(found['cause'], `${language}.cause`),
        cure: entry.text(found['cure'], `${language}.cure`),
        example: entry.text(found['example'], `${language}.example`),
      };
    };
    return {
      rule,
      path: entry.text(row['path'], 'path'),
      severity: entry.oneOf(row['severity'], SEVERITIES, 'severity'),
      source: entry.text(row['source'], 'source'),
      ...entry.dates(row),
      words: { zh: words('zh'), en: words('en') },
    };
  });
  refuseDuplicates(
    FILE,
    codes.map((code) => code.rule),
  );
  return codes;
}
