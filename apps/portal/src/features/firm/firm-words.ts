import type { Book } from '#libs/ui';

/** Texts of winding a firm up, loaded with its page. */
export const firmWords: Book = {
  zh: () => import('./words.zh.json').then((words) => words.default),
  en: () => import('./words.en.json').then((words) => words.default),
};
