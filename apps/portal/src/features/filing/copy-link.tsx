import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Button, useWords } from '#libs/ui';

/** A link to hand on: whole, copied in one press, or opened here. */
export function CopyLink({ path, name }: { path: string; name: string }): ReactNode {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const whole = new URL(path, window.location.origin).href;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(whole);
      setCopied(true);
    } catch {
      setCopied(false); // the browser does not let us: the link stands there to be copied by hand
    }
  };
  return (
    <div className="row link-line">
      <code className="copy" tabIndex={0}>
        {whole}
      </code>
      <Button onClick={() => void copy()}>
        <span role="status">{copied ? t('link.copied') : t('link.copy')}</span>
        <span className="vh">{name}</span>
      </Button>
      <Link className="hit" to={path}>
        {t('link.open')}
        <span className="vh">{name}</span>
      </Link>
    </div>
  );
}
