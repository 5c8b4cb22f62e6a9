import type { Book } from '#libs/ui';

/** Texts of the acts about firms, loaded with their page. */
export const firmActsWords: Book = {
  zh: () => import('./words.zh.json').then((words) => words.default),
  en: () => import('./words.en.json').then((words) => words.default),
};
