import type { Book } from '#libs/ui';

/** Texts of the page of a firm, which come with it. */
export const recordWords: Book = {
  zh: () => import('./words.zh.json').then((words) => words.default),
  en: () => import('./words.en.json').then((words) => words.default),
};
