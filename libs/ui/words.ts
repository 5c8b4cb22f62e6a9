import i18next, { type i18n } from 'i18next';
import { use, useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { api } from './api-client.ts';
import { changeView, noteChoice, type ViewSettings } from './view-settings.ts';

export type Texts = Record<string, string>;
export type Say = (key: string, values?: Record<string, string | number>) => string;
type Language = ViewSettings['language'];

/** How a front end loads its own texts, by language. */
export type Book = Record<Language, () => Promise<Texts>>;

const SHARED: Book = {
  zh: () => import('./words.zh.json').then((words) => words.default),
  en: () => import('./words.en.json').then((words) => words.default),
};

let book: Book = SHARED;

/** Only the language that is read is loaded. Keys are whole names with dots in them, so that a search finds them. */
export async function startWords(own: Book, language: Language): Promise<i18n> {
  book = own;
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: await textsIn(language) } },
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  });
  api.speak(language);
  return i18next;
}

async function textsIn(language: Language): Promise<Texts> {
  const [shared, own] = await Promise.all([SHARED[language](), book[language]()]);
  return { ...shared, ...own };
}

/** The whole page, and what the server says from now on, in this language. */
export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) i18next.addResourceBundle(language, 'translation', await textsIn(language));
  api.speak(language);
  await i18next.changeLanguage(language);
  changeView({ language });
}

const extra = new Map<Book, Partial<Record<Language, Promise<void>>>>();

function loaded(more: Book, language: Language): Promise<void> {
  const known = extra.get(more) ?? {};
  extra.set(more, known);
  return (known[language] ??= more[language]().then((texts) => {
    i18next.addResourceBundle(language, 'translation', texts, true, false);
  }));
}

/** Texts of a few pages, which come with the first of them: the page waits for them like for its script. */
export function useBook(more: Book): void {
  use(loaded(more, useWords().language));
}

/** As the person chose just now. */
export function chooseView({ language, larger }: { language?: Language; larger?: boolean }): void {
  if (larger !== undefined) changeView({ larger });
  if (language !== undefined) void speak(language).then(noteChoice);
  noteChoice();
}

export interface Words {
  /** Says a text by its key; the same function until the language changes. */
  t: Say;
  /** Chooses between forms of dates and amounts. */
  language: Language;
  has: (key: string) => boolean;
}

export function useWords(): Words {
  const { t, i18n: current } = useTranslation();
  const { language } = current;
  return useMemo(
    () => ({ t: (key, values) => t(key, values ?? {}), language: language === 'en' ? 'en' : 'zh', has: (key) => current.exists(key) }),
    [t, current, language],
  );
}
