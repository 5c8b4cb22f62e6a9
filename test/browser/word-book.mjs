// What the pages say, from the books that they read themselves: a test names a text by its key and follows when it is reworded.
import { readdirSync, readFileSync } from 'node:fs';

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const PORTAL = 'apps/portal/src';
const own = readdirSync(new URL(`../../${PORTAL}`, import.meta.url), { recursive: true }).filter((file) => file.endsWith('words.zh.json'));
const book = Object.assign(read('libs/ui/words.zh.json'), ...own.map((file) => read(`${PORTAL}/${file}`)));

/** The text of a key, its blanks filled. */
export function t(key, blanks = {}) {
  const text = book[key] ?? book[`${key}_other`];
  if (text === undefined) throw new Error(`no words for ${key}`);
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => String(blanks[name] ?? ''));
}

/** The text of a key with anything in its blanks. */
export function like(key) {
  const text = book[key] ?? book[`${key}_other`];
  if (text === undefined) throw new Error(`no words for ${key}`);
  const parts = text.split(/\{\{\w+\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^\\s*${parts.join('.*')}\\s*$`, 's');
}

const DESK = 'apps/workbench/src/app/words.zh.json';
const deskBook = { ...read('libs/ui/words.zh.json'), ...read(DESK) };

/** The same for the workbench. */
export function deskWord(key) {
  const text = deskBook[key];
  if (text === undefined) throw new Error(`the workbench has no words for ${key}`);
  return text;
}
