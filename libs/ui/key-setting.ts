import { useSyncExternalStore } from 'react';

const KEY = 'onewindow.keys';
const listeners = new Set<() => void>();

/** Single keys may be switched off: who speaks to the machine, or has an unsteady hand, would press them unmeant. */
export function keysOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export function setKeysOn(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // a browser that keeps nothing keeps them on
  }
  for (const tell of listeners) tell();
}

export const useKeysOn = (): boolean =>
  useSyncExternalStore((tell) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  }, keysOn);
