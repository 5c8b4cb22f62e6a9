import type { ReactNode } from 'react';
import { setKeysOn, useKeysOn } from './key-setting.ts';
import { useWords } from './words.ts';

/** Every key of the page with its word, and the switch that turns them off. */
export function KeyBar({ keys, about }: { keys: readonly string[]; about: 'queue' | 'case' }): ReactNode {
  const { t } = useWords();
  const on = useKeysOn();
  return (
    <div className="keys" role="region" aria-label={t('keys.title')}>
      {on &&
        keys.map((key) => (
          <span key={key}>
            <kbd>{key === 'Enter' ? '↵' : key}</kbd> {t(`keys.${about}.${key}`)}
          </span>
        ))}
      <button type="button" className="link push keys-switch" onClick={() => setKeysOn(!on)}>
        {t(on ? 'keys.turnOff' : 'keys.turnOn')}
      </button>
    </div>
  );
}
