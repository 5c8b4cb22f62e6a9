// What the pages say, from the books that they read themselves: a test names a text by its key and follows when it is reworded.
import { AsyncLocalStorage } from 'node:async_hooks';
import { readdirSync, readFileSync } from 'node:fs';

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const PORTAL = 'apps/portal/src';
const own = readdirSync(new URL(`../../${PORTAL}`, import.meta.url), { recursive: true });
const bookIn = (language) =>
  Object.assign(
    read(`libs/ui/words.${language}.json`),
    ...own.filter((file) => file.endsWith(`words.${language}.json`)).map((file) => read(`${PORTAL}/${file}`)),
  );
const books = { zh: bookIn('zh'), en: bookIn('en') };
const spoken = new AsyncLocalStorage();

/** Whatever `act` looks for on pages, it looks for in this language. */
export const inLanguage = (language, act) => spoken.run(language, act);

export const language = () => spoken.getStore() ?? 'zh';

function textsOf(key) {
  const book = books[language()];
  const texts = [book[key], book[`${key}_other`], book[`${key}_one`]].filter((text) => text !== undefined);
  if (texts.length === 0) throw new Error(`no words for ${key}`);
  return texts;
}

/** The text of a key, its blanks filled. */
export function t(key, blanks = {}) {
  const one = blanks.count === 1 ? books[language()][`${key}_one`] : undefined;
  return (one ?? textsOf(key)[0]).replace(/\{\{(\w+)\}\}/g, (_, name) => String(blanks[name] ?? ''));
}

/** The text of a key with anything in its blanks. */
export function like(key) {
  const patterns = textsOf(key).map((text) =>
    text
      .split(/\{\{\w+\}\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*'),
  );
  return new RegExp(`^\\s*(${patterns.join('|')})\\s*$`, 's');
}

const DESK = 'apps/workbench/src/app/words.zh.json';
const deskBook = { ...read('libs/ui/words.zh.json'), ...read(DESK) };

/** The same for the workbench. */
export function deskWord(key) {
  const text = deskBook[key];
  if (text === undefined) throw new Error(`the workbench has no words for ${key}`);
  return text;
}
