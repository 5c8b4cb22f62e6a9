import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '#libs/platform';

/** Says a text of `templates/start/<language>.json`, its blanks filled. */
export type Say = (key: string, blanks?: Readonly<Record<string, string | number>>) => string;

const books = new Map<Language, Readonly<Record<string, string>>>();

function bookOf(language: Language): Readonly<Record<string, string>> {
  const known = books.get(language);
  if (known) return known;
  const path = join('templates', 'start', `${language}.json`);
  const book = JSON.parse(readFileSync(join(process.cwd(), path), 'utf8')) as Readonly<Record<string, string>>; // our own file, held to by a spec
  books.set(language, book);
  return book;
}

export const wordsOf = (language: Language): Say => {
  const book = bookOf(language);
  return (key, blanks = {}) => {
    const text = book[key];
    if (text === undefined) throw new Error(`templates/start/${language}.json has no ${key}`);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(blanks[name] ?? ''));
  };
};
