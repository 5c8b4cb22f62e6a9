import { useEffect, useRef, type ReactNode } from 'react';
import { ApiError } from './api-client.ts';
import { Button } from './button.tsx';
import { Loading, sayError } from './trouble.tsx';
import { useWords } from './words.ts';

interface WaitingPageProps {
  error?: Error | null;
  again?: () => void;
  lines?: number;
  look?: 'wrap' | 'pane';
}

/** A page whose content is not there yet, or cannot be had: it says so in its title, as every page does. */
export function WaitingPage({ error, again, lines, look = 'wrap' }: WaitingPageProps): ReactNode {
  const { t, has } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const gone = error instanceof ApiError && (error.status === 404 || error.status === 403);
  const title = error ? t(gone ? 'error.not_there.title' : 'error.not_loaded') : t('ui.loading');
  useEffect(() => {
    if (!error) return;
    document.title = `${title} · ${t('ui.product')}`;
    heading.current?.focus({ preventScroll: true });
  }, [error, title, t]);
  return (
    <main id="main" className={look} aria-busy={!error}>
      <div className="head">
        <h1 ref={heading} tabIndex={-1} className={error ? undefined : 'vh'}>
          {title}
        </h1>
      </div>
      {error ? (
        <div className="stack" role="alert">
          <p>{sayError(error, t, has)}</p>
          {!gone && again && (
            <p className="row go">
              <Button onClick={again}>{t('ui.again')}</Button>
            </p>
          )}
        </div>
      ) : (
        <Loading lines={lines} again={again} />
      )}
    </main>
  );
}
