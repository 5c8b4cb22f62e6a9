import { useEffect, useState } from 'react';

/** A value once it has stood for a moment, and never while an input method still composes: half a sound is no text. */
export function useSettled<T>(value: T, key: string, pause = 500): T {
  const [settled, setSettled] = useState({ key, value });
  const [composing, setComposing] = useState(false);
  useEffect(() => {
    const begin = (): void => setComposing(true);
    const end = (): void => setComposing(false);
    document.addEventListener('compositionstart', begin);
    document.addEventListener('compositionend', end);
    return () => {
      document.removeEventListener('compositionstart', begin);
      document.removeEventListener('compositionend', end);
    };
  }, []);
  useEffect(() => {
    if (composing) return undefined;
    const timer = setTimeout(() => setSettled((before) => (before.key === key ? before : { key, value })), pause);
    return () => clearTimeout(timer);
  }, [key, value, composing, pause]);
  return settled.value;
}
