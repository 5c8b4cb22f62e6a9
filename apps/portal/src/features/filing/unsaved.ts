import type { Unsaved } from './draft-saver.ts';
import type { Member } from './people.ts';

const PREFIX = 'onewindow.unsaved.';

export function readUnsaved(filingId: string): Unsaved | null {
  try {
    const text = localStorage.getItem(PREFIX + filingId);
    return text ? (JSON.parse(text) as Unsaved) : null; // written by keepUnsaved below, by nobody else
  } catch {
    return null;
  }
}

/** What this tab wrote last: it clears away nothing that another tab has not sent yet. */
let written: string | null = null;

export function keepUnsaved(filingId: string, unsaved: Unsaved): void {
  try {
    if (Object.keys(unsaved.parts).length > 0) localStorage.setItem(PREFIX + filingId, (written = JSON.stringify(unsaved)));
    else if (localStorage.getItem(PREFIX + filingId) === written) localStorage.removeItem(PREFIX + filingId);
  } catch {
    // a browser that keeps nothing: the answers live as long as this page
  }
}

/** A person half written down: whose form stands open, and what is in it. */
export interface HalfPerson {
  isNew: boolean;
  member: Member;
}

const HALF = 'person.';

export function readHalf(filingId: string): HalfPerson | null {
  try {
    const text = localStorage.getItem(PREFIX + HALF + filingId);
    return text ? (JSON.parse(text) as HalfPerson) : null; // written by keepHalf below, by nobody else
  } catch {
    return null;
  }
}

/** Kept on this device until the person is on the list, or is not to be. */
export function keepHalf(filingId: string, half: HalfPerson | null): void {
  try {
    if (half) localStorage.setItem(PREFIX + HALF + filingId, JSON.stringify(half));
    else localStorage.removeItem(PREFIX + HALF + filingId);
  } catch {
    // as above
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
