import type { Book } from '#libs/ui';

/** Texts that only the pages of one's own account say, loaded with the first of them. */
export const accountWords: Book = {
  zh: () => import('./words.zh.json').then((words) => words.default),
  en: () => import('./words.en.json').then((words) => words.default),
};
