import type { Book } from '#libs/ui';

/** Texts of the page on which one sees where one is named, loaded with it. */
export const namedWords: Book = {
  zh: () => import('./words.zh.json').then((words) => words.default),
  en: () => import('./words.en.json').then((words) => words.default),
};
