import { useRef, useState, type ReactNode } from 'react';
import type { WaysInView } from '#libs/contract';
import { Icon, Loading, Note, useWords } from '#libs/ui';
import { useWaysIn } from './ways-api.ts';
import { CodesSection } from './codes-section.tsx';
import { ConfirmProvider } from './confirm.tsx';
import { PasskeysSection } from './passkeys-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { PlacesSection } from './places-section.tsx';
import { ReadingSection } from './reading-section.tsx';

/** Everything about one's own account, a subject a panel. */
export function AccountSections(): ReactNode {
  const ways = useWaysIn();
  return (
    <>
      <ReadingSection />
      {ways.data ? <Ways ways={ways.data} /> : <Loading error={ways.error} again={() => void ways.refetch()} lines={8} />}
      <PlacesSection />
    </>
  );
}

function Ways({ ways }: { ways: WaysInView }): ReactNode {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const line = useRef<HTMLDivElement>(null);
  /** What was done is said, and the reader is led to where it is said, for what they pressed may be gone. */
  const tell = (text: string): void => {
    setSaid(text);
    line.current?.focus();
  };
  return (
    <ConfirmProvider password={ways.password} passkey={ways.passkeys.length > 0}>
      <section className="stack">
        <h2>{t('account.ways')}</h2>
        <div ref={line} tabIndex={-1} role="status">
          {said && (
            <Note tone="ok" slim>
              <p>
                <Icon name="ok" /> {said}
              </p>
            </Note>
          )}
        </div>
        <PasswordSection ways={ways} tell={tell} />
        <PasskeysSection ways={ways} tell={tell} />
        <CodesSection ways={ways} />
      </section>
    </ConfirmProvider>
  );
}
