import i18next, { type i18n } from 'i18next';
import { useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { api } from './api-client.ts';
import { changeView, type ViewSettings } from './view-settings.ts';
import zh from './words.zh.json';

export type Texts = Record<string, string>;
export type Say = (key: string, values?: Record<string, string | number>) => string;
type Language = ViewSettings['language'];

/** Chinese comes with the page, English when asked for. Keys are whole names with dots in them, so that a search finds them. */
export async function startWords(own: Texts, english: () => Promise<Texts>, language: Language): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: 'zh',
    resources: { zh: { translation: { ...zh, ...own } } },
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  });
  loadEnglish = english;
  if (language === 'en') await speak('en');
  return i18next;
}

let loadEnglish: (() => Promise<Texts>) | null = null;

/** The whole page, and what the server says from now on, in this language. */
export async function speak(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'translation')) {
    const [shared, own] = await Promise.all([import('./words.en.json'), loadEnglish?.() ?? {}]);
    i18next.addResourceBundle('en', 'translation', { ...shared.default, ...own });
  }
  api.speak(language);
  await i18next.changeLanguage(language);
  changeView({ language });
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
