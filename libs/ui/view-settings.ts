import { useSyncExternalStore } from 'react';

/** How a person wants to see things; kept in the browser, set before the first picture. */
export interface ViewSettings {
  language: 'zh' | 'en';
  larger: boolean;
  theme: 'device' | 'light' | 'dark';
}

const KEY = 'onewindow.view';
const listeners = new Set<() => void>();
let settings: ViewSettings = { language: 'zh', larger: false, theme: 'device' };

/** Reads what was chosen earlier and shows the page so. */
export function startView(): ViewSettings {
  try {
    const kept: Partial<Record<keyof ViewSettings, unknown>> = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    settings = {
      language: kept.language === 'en' ? 'en' : 'zh',
      larger: kept.larger === true,
      theme: kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : 'device',
    };
  } catch {
    // a browser that keeps nothing shows the plain view
  }
  show();
  return settings;
}

export function changeView(change: Partial<ViewSettings>): void {
  settings = { ...settings, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // lasts for this page then
  }
  show();
  for (const tell of listeners) tell();
}

let chosen: { language: ViewSettings['language']; larger: boolean } | null = null;

/** The person has chosen since this page was loaded, and does not want to be overruled. */
export function noteChoice(): void {
  chosen = { language: settings.language, larger: settings.larger };
}

export const chosenHere = (): typeof chosen => chosen;

export const viewSettings = (): ViewSettings => settings;

export const useView = (): ViewSettings =>
  useSyncExternalStore((tell) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  }, viewSettings);

function show(): void {
  const root = document.documentElement;
  root.lang = settings.language === 'en' ? 'en' : 'zh-CN';
  root.toggleAttribute('data-view', settings.larger);
  if (settings.larger) root.dataset.view = 'elder';
  if (settings.theme === 'device') delete root.dataset.theme;
  else root.dataset.theme = settings.theme;
}
