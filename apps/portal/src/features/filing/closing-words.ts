import type { Book } from '#libs/ui';

/** Texts of the end of a firm, loaded with its first page. */
export const closingWords: Book = {
  zh: () => import('./words.zh.json').then((words) => words.default),
  en: () => import('./words.en.json').then((words) => words.default),
};
