import { useEffect, useRef } from 'react';
import { keyChoice, meantBy } from './key-setting.ts';

/** Single keys act only outside of text fields and while no input method composes; with Ctrl, Alt or Meta they are the browser's. */
export function useKeys(keys: Record<string, () => void>): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || !(event.target instanceof Element)) return;
      // What a dialogue asks comes first.
      if (document.querySelector('dialog[open]')) return;
      // Out of a text field, so that single keys act again.
      if (event.key === 'Escape' && event.target.matches('textarea')) (event.target as HTMLElement).blur(); // a textarea is an HTML element
      const typing = event.target.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]');
      const pressing = event.key === 'Enter' && event.target.closest('a, button, summary');
      const meant = meantBy(event.key, keyChoice());
      const act = meant === undefined ? undefined : current.current[meant];
      if (typing || pressing || !act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
