import { useEffect, useState, type ReactNode } from 'react';
import { ApiError, Unreachable } from './api-client.ts';
import { Button } from './button.tsx';
import { shortTime } from './dates.ts';
import { PasskeyNotUsed } from './passkey.ts';
import { Note } from './tone.tsx';
import { useWords, type Say } from './words.ts';

/** An error in words. Codes without a text of their own are told by their kind; never a number alone. */
export function sayError(error: unknown, t: Say, has: (key: string) => boolean): string {
  if (error instanceof Unreachable) return t('error.unreachable');
  if (error instanceof PasskeyNotUsed) return t('error.passkey.not_used');
  if (!(error instanceof ApiError)) return t('error.fault');
  const own = `error.${error.body.code}`;
  if (has(own)) return t(own, shownDetails(error.body.details));
  if (error.status === 404) return t('error.not_there');
  if (error.status === 403) return t('error.not_there');
  if (error.status === 409 || error.status === 412) return t('error.conflict');
  if (error.status === 429) return t('error.too_many');
  return t('error.refused', { what: error.body.path ? `${error.body.code} · ${error.body.path}` : error.body.code });
}

/** What the refusal names, as it is read: a moment in the registry's time. */
const shownDetails = (details: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(details ?? {}).map(([key, value]: [string, unknown]) => [key, shown(value)]));
const shown = (value: unknown): string =>
  typeof value === 'string' ? (MOMENT.test(value) ? shortTime(value) : value) : typeof value === 'number' ? String(value) : '—';
const MOMENT = /^\d{4}-\d\d-\d\dT/;

/** What went wrong with an act. Everything typed is still there, and it says so. */
export function Trouble({ error, again }: { error: Error | null | undefined; again?: () => void }): ReactNode {
  const { t, has } = useWords();
  if (!error) return null;
  const passing = !(error instanceof ApiError || error instanceof PasskeyNotUsed);
  return (
    <Note
      tone={passing ? 'warn' : 'bad'}
      icon={error instanceof Unreachable ? 'cut' : undefined}
      title={passing ? t('error.not_done') : t('error.no')}
      role="alert"
    >
      <p>{sayError(error, t, has)}</p>
      {passing && again && (
        <p className="row">
          <Button onClick={again}>{t('ui.again')}</Button>
        </p>
      )}
    </Note>
  );
}

/** Grey bars after a moment, a sentence and a button after a long one, the reason when it failed. */
export function Loading({ error, again, lines = 4 }: { error?: Error | null; again?: () => void; lines?: number }): ReactNode {
  const { t, has } = useWords();
  const [waited, setWaited] = useState(0);
  useEffect(() => {
    const short = setTimeout(() => setWaited(1), 300);
    const long = setTimeout(() => setWaited(2), 5_000);
    return () => {
      clearTimeout(short);
      clearTimeout(long);
    };
  }, []);
  if (error) {
    const gone = error instanceof ApiError && (error.status === 404 || error.status === 403);
    return (
      <Note
        tone={gone ? 'none' : 'warn'}
        icon={gone ? 'none' : undefined}
        title={gone ? t('error.not_there.title') : t('error.not_loaded')}
        role="alert"
      >
        <p>{sayError(error, t, has)}</p>
        {!gone && again && (
          <p className="row">
            <Button onClick={again}>{t('ui.again')}</Button>
          </p>
        )}
      </Note>
    );
  }
  if (waited === 0) return <div aria-busy="true" />;
  return (
    <div className="stack tight" aria-busy="true" role="status">
      <span className="vh">{t('ui.loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className="bone" data-short={index % 2 === 1 || undefined} />
      ))}
      {waited === 2 && (
        <p className="row">
          {t('ui.slow')}
          {again && <Button onClick={again}>{t('ui.again')}</Button>}
        </p>
      )}
    </div>
  );
}
