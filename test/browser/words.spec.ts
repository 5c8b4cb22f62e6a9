import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const APPS = { portal: 'apps/portal/src', workbench: 'apps/workbench/src' };
const read = (path: string): Record<string, string> => JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
/** The book of a front end, with those that come with a few pages only. */
const wordsIn = (folder: string, language: string): Record<string, string> => {
  const books = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(`words.${language}.json`));
  return Object.fromEntries(books.flatMap((file) => Object.entries(read(join(folder, file)))));
};
const wordsOf = (folder: string): { zh: Record<string, string>; en: Record<string, string> } => ({
  zh: wordsIn(folder, 'zh'),
  en: wordsIn(folder, 'en'),
});
const sources = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.ts$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');

/** English has a form for one and one for many; Chinese has one for all. */
const plain = (key: string): string => (key.startsWith('error.') ? key : key.replace(/_(one|other)$/, ''));
const keysOf = (words: Record<string, string>): Set<string> => new Set(Object.keys(words).map(plain));
const blanks = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

/** Keys named in full, and beginnings of keys that end in a value. */
const said = (code: string): { whole: Set<string>; beginnings: string[]; asked: string[] } => ({
  whole: new Set([...code.matchAll(/'([A-Za-z]+(?:\.\w+)*)'/g)].map(([, key]) => key ?? '')),
  beginnings: [...code.matchAll(/`([A-Za-z]+(?:\.[A-Za-z]+)*\.)\$\{/g)].map(([, key]) => key ?? ''),
  asked: [...code.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key]) => key ?? ''),
});

const shared = wordsOf('libs/ui');
const sharedCode = sources('libs/ui');
const apps = Object.entries(APPS).map(([name, folder]) => ({ name, code: sources(folder), words: wordsOf(folder) }));
const books = [{ name: 'both', words: shared, code: [sharedCode, ...apps.map(({ code }) => code)].join('\n') }, ...apps];

describe.each(books)('the texts of $name', ({ words, code }) => {
  it('are the same in both languages, and none is empty', () => {
    expect([...keysOf(words.en)].sort()).toEqual([...keysOf(words.zh)].sort());
    expect([...Object.values(words.zh), ...Object.values(words.en)].filter((text) => !text.trim())).toEqual([]);
  });

  it('are filled in with the same values', () => {
    for (const [key, text] of Object.entries(words.en)) {
      const chinese = words.zh[key] ?? words.zh[`${plain(key)}_other`] ?? '';
      if (key.endsWith('_one')) continue;
      expect({ key, blanks: blanks(text) }).toEqual({ key, blanks: blanks(chinese) });
    }
  });

  it('are all used', () => {
    const { whole, beginnings } = said(code + sharedCode);
    const unused = [...keysOf(words.zh)].filter((key) => !whole.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)));
    expect(unused).toEqual([]);
  });

  it('count in the forms that each language has', () => {
    const forms = Object.keys(words.en).filter((key) => key !== plain(key) && key.endsWith('_other'));
    expect(forms.filter((key) => !(`${plain(key)}_one` in words.en) || !(key in words.zh))).toEqual([]);
    expect(Object.keys(words.zh).filter((key) => key.endsWith('_one'))).toEqual([]);
  });
});

it.each(apps)('every text that $name asks for is there', ({ code, words }) => {
  const there = new Set([...keysOf(words.zh), ...keysOf(shared.zh)]);
  expect(said(code + sharedCode).asked.filter((key) => !there.has(key))).toEqual([]);
  expect(said(code).beginnings.filter((beginning) => /^t\(/.test(beginning) && ![...there].some((key) => key.startsWith(beginning)))).toEqual([]);
});
