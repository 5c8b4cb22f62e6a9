import type { Book } from '#libs/ui';

/** Texts of showing who one is, loaded where that is asked. */
export const identityWords: Book = {
  zh: () => import('./identity-words.zh.json').then((words) => words.default),
  en: () => import('./identity-words.en.json').then((words) => words.default),
};
