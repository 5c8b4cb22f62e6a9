import type { Unsaved } from './draft-saver.ts';

const PREFIX = 'onewindow.unsaved.';

export function readUnsaved(filingId: string): Unsaved | null {
  try {
    const text = localStorage.getItem(PREFIX + filingId);
    return text ? (JSON.parse(text) as Unsaved) : null; // written by keepUnsaved below, by nobody else
  } catch {
    return null;
  }
}

export function keepUnsaved(filingId: string, unsaved: Unsaved): void {
  try {
    if (Object.keys(unsaved.parts).length > 0) localStorage.setItem(PREFIX + filingId, JSON.stringify(unsaved));
    else localStorage.removeItem(PREFIX + filingId);
  } catch {
    // a browser that keeps nothing: the answers live as long as this page
  }
}

/** Signing out leaves nothing of a person behind. */
export function forgetUnsaved(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // nothing was kept then
  }
}
