import { useState, type ReactNode } from 'react';
import { Key } from './key.tsx';
import { KeyHelp } from './key-help.tsx';
import { chooseKeys, useKeyChoice } from './key-setting.ts';
import { useKeys } from './use-keys.ts';
import { useWords } from './words.ts';

interface KeyBarProps {
  keys: readonly string[];
  about: 'queue' | 'case';
  /** Told by `?` only: their buttons show them, and the bar stays one line. */
  more?: readonly string[];
}

/** Every key of the page with its word; `?` shows them all, changes them or turns them off. */
export function KeyBar({ keys, more = [], about }: KeyBarProps): ReactNode {
  const { t } = useWords();
  const choice = useKeyChoice();
  const [open, setOpen] = useState(false);
  useKeys({ '?': () => setOpen(true) });
  const { off } = choice;
  return (
    <div className="keys" role="region" aria-label={t('keys.title')}>
      {!off &&
        keys.map((key) => (
          <span key={key}>
            {key === '1' ? <kbd>1–9</kbd> : <Key of={key} />} {t(`keys.${about}.${key}`)}
          </span>
        ))}
      <button type="button" className="link push keys-switch" onClick={() => setOpen(true)}>
        {t('keys.help')} <Key of="?" />
      </button>
      <button type="button" className="link keys-switch" onClick={() => void chooseKeys({ ...choice, off: !off }).catch(() => undefined)}>
        {t(off ? 'keys.turnOn' : 'keys.turnOff')}
      </button>
      {open && <KeyHelp keys={[...keys, ...more]} about={about} leave={() => setOpen(false)} />}
    </div>
  );
}
