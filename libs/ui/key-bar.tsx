import type { ReactNode } from 'react';
import { useWords } from './words.ts';

/** Every key of the page with its word. */
export function KeyBar({ keys, about }: { keys: readonly string[]; about: 'queue' | 'case' }): ReactNode {
  const { t } = useWords();
  return (
    <div className="keys" role="region" aria-label={t('keys.title')}>
      {keys.map((key) => (
        <span key={key}>
          <kbd>{key === 'Enter' ? '↵' : key}</kbd> {t(`keys.${about}.${key}`)}
        </span>
      ))}
    </div>
  );
}
