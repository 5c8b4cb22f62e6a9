import type { Book } from '#libs/ui';

/** Texts of changes, loaded with the first of their pages. */
export const changeWords: Book = {
  zh: () => import('./words.zh.json').then((words) => words.default),
  en: () => import('./words.en.json').then((words) => words.default),
};
