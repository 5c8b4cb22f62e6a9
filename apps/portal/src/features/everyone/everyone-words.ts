import type { Book } from '#libs/ui';

/** Texts of the pages for everyone, loaded with the first of them. */
export const everyoneWords: Book = {
  zh: () => import('./words.zh.json').then((words) => words.default),
  en: () => import('./words.en.json').then((words) => words.default),
};
