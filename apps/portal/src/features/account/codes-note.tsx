import { useEffect, useRef, type ReactNode } from 'react';
import { Button, Note, useWords } from '#libs/ui';

/** Ten codes, shown this once: written down or printed, then gone from the page. */
export function CodesNote({ codes, kept }: { codes: readonly string[]; kept: () => void }): ReactNode {
  const { t } = useWords();
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => shown.current?.focus(), []);
  return (
    <Note tone="info" title={t('account.codes.once')} ref={shown}>
      <p>{t('account.codes.keep')}</p>
      <ol className="code code-list">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p className="row go">
        <Button onClick={() => window.print()}>{t('account.codes.print')}</Button>
        <Button look="main" onClick={kept}>
          {t('account.codes.kept')}
        </Button>
      </p>
    </Note>
  );
}
