import { useState, type ReactNode } from 'react';
import type { WaysInView } from '#libs/contract';
import { Button, ErrorSummary, useFaults, useWords } from '#libs/ui';
import { useRemovePassword, useSetPassword } from './ways-api.ts';
import { isLongEnough, NewPasswordField, SHORTEST } from './new-password-field.tsx';
import { WayTrouble } from './way-trouble.tsx';

/** A new password, or none any more where a passkey is there. */
export function PasswordSection({ ways, tell }: { ways: WaysInView; tell: (text: string) => void }): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const { faults, attempt, pass, forget } = useFaults({
    'account.password': !isLongEnough(typed) && t('account.password.rule', { count: SHORTEST }),
  });
  const close = (text: string): void => {
    setOpen(false);
    setTyped('');
    forget();
    tell(text);
  };
  const save = useSetPassword(() => close(t('account.password.saved')));
  const remove = useRemovePassword(() => close(t('account.password.removed')));
  const send = (): void => {
    if (pass()) save.mutate(typed);
  };
  return (
    <section className="sheet stack tight">
      <h3>{t('account.password')}</h3>
      <p>{t(ways.password ? 'account.password.there' : 'account.password.none')}</p>
      <WayTrouble error={save.error ?? remove.error} />
      {open ? (
        <form
          className="stack tight"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <input type="text" hidden readOnly value={ways.login} autoComplete="username" />
          <ErrorSummary faults={faults} attempt={attempt} />
          <NewPasswordField value={typed} onChange={setTyped} tried={attempt > 0} />
          <p className="row go">
            <Button look="main" type="submit" busy={save.isPending}>
              {t('account.password.save')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('ui.notNow')}</Button>
          </p>
        </form>
      ) : (
        <p className="row go">
          <Button onClick={() => setOpen(true)}>{t(ways.password ? 'account.password.change' : 'account.password.set')}</Button>
          {ways.password && ways.passkeys.length > 0 && (
            <Button look="stop" busy={remove.isPending} onClick={() => remove.mutate()}>
              {t('account.password.remove')}
            </Button>
          )}
        </p>
      )}
    </section>
  );
}
