import { entryOf, jsonRows, refuseDuplicates, type LawFiles } from './law-file.ts';

export interface Department {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly note: string | null;
}

export interface Departments {
  readonly all: readonly Department[];
  find(code: string): Department | undefined;
  has(code: string): boolean;
}

const FILE = 'departments.json';

export function departmentsFrom(files: LawFiles): Departments {
  const all = jsonRows(files, FILE).map((value, index): Department => {
    const entry = entryOf(FILE, `row ${index}`);
    const row = entry.object(value, ['code', 'zh', 'en', 'note']);
    return {
      code: entry.text(row['code'], 'code'),
      zh: entry.text(row['zh'], 'zh'),
      en: entry.text(row['en'], 'en'),
      note: entry.optionalText(row['note'], 'note'),
    };
  });
  refuseDuplicates(
    FILE,
    all.map((one) => one.code),
  );
  const byCode = new Map(all.map((one) => [one.code, one]));
  return { all, find: (code) => byCode.get(code), has: (code) => byCode.has(code) };
}
