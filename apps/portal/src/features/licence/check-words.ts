import type { Book } from '#libs/ui';

/** Texts of the pages on which a licence is checked, loaded with the first of them. */
export const checkWords: Book = {
  zh: () => import('./words.zh.json').then((words) => words.default),
  en: () => import('./words.en.json').then((words) => words.default),
};
