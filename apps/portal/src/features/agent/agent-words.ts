import type { Book } from '#libs/ui';

/** Texts that only who files for others reads. */
export const agentWords: Book = {
  zh: () => import('./words.zh.json').then((words) => words.default),
  en: () => import('./words.en.json').then((words) => words.default),
};
