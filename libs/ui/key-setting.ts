import { useSyncExternalStore } from 'react';
import type { KeyChoice, SessionView } from '#libs/contract';
import { api } from './api-client.ts';

/** Single keys may be switched off or be others: who speaks to the machine, or has an unsteady hand, would press them unmeant. */
const USUAL: KeyChoice = { off: false, own: [] };
let choice = USUAL;
const listeners = new Set<() => void>();

/** As the account has them, on whatever machine the officer sits. */
export function takeKeys(session: SessionView | null): void {
  show(session?.account.view.keys ?? USUAL);
}

/** Chosen here: at once on this page, and kept with the account. */
export async function chooseKeys(chosen: KeyChoice): Promise<void> {
  show(chosen);
  await api.put('/me/view', { body: { keys: chosen } });
}

function show(chosen: KeyChoice): void {
  if (JSON.stringify(chosen) === JSON.stringify(choice)) return;
  choice = chosen;
  for (const tell of listeners) tell();
}

export const keyChoice = (): KeyChoice => choice;

export const useKeyChoice = (): KeyChoice =>
  useSyncExternalStore((tell) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  }, keyChoice);

/** The usual key that is meant by the pressed one, in small letters; nothing where it was given to another act or all are off. */
export function meantBy(pressed: string, { off, own }: KeyChoice): string | undefined {
  if (pressed.length > 1) return pressed;
  if (off) return undefined;
  const given = own.find(({ by }) => by.toLowerCase() === pressed.toLowerCase());
  if (given) return given.key.toLowerCase();
  return own.some(({ key }) => key.toLowerCase() === pressed.toLowerCase()) ? undefined : pressed.toLowerCase();
}

/** What is pressed for the usual key. */
export const pressedFor = (key: string, { own }: KeyChoice): string => own.find((one) => one.key === key)?.by.toUpperCase() ?? key;

/** Keys that would do two things. */
export function doubled(keys: readonly string[], chosen: KeyChoice): string[] {
  const pressed = keys.map((key) => pressedFor(key, chosen));
  return keys.filter((_, place) => pressed.indexOf(pressed[place] ?? '') !== place || /^[1-9]$/.test(pressed[place] ?? ''));
}
