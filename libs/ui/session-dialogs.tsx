import { useEffect, useState, type ReactNode } from 'react';
import type { SessionView } from '#libs/contract';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { TextField } from './field.tsx';
import { hasPasskeys } from './passkey.ts';
import { useReopen } from './session.ts';
import { leaveSession, stay, type SessionStand } from './session-watch.ts';
import { signInByPasskey, signInByPassword, signOut } from './sign-in.ts';
import { Trouble } from './trouble.tsx';
import { useAct } from './use-act.ts';
import { useFaults } from './use-faults.ts';
import { useWords } from './words.ts';

type Stand = Exclude<SessionStand, { phase: 'none' }>;

/** The question before the end of a session, and the one after it. */
export function SessionDialogs({ stand }: { stand: Stand }): ReactNode {
  const [later, setLater] = useState(0);
  if (stand.phase === 'over') return <SignInAgain stand={stand} />;
  if (!stand.extendable) return later === stand.endsAt ? null : <SignInAgain stand={stand} later={() => setLater(stand.endsAt)} />;
  return <StillThere stand={stand} />;
}

function StillThere({ stand }: { stand: Stand }): ReactNode {
  const { t } = useWords();
  const left = useSecondsLeft(stand.endsAt);
  const extend = useAct((_nothing: void) => stay());
  const out = useAct((_nothing: void) => signOut(), leaveSession);
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return (
    <Dialog title={t('session.warned')} leave={() => extend.mutate()}>
      <p>
        {t('session.warned.left')} <b role="timer">{clock}</b>
      </p>
      <p>{t('session.warned.text')}</p>
      <p className="vh" role="status">
        {left <= 30 ? t('session.warned.soon', { count: 30 }) : left <= 60 ? t('session.warned.soon', { count: 60 }) : ''}
      </p>
      <p className="row go">
        <Button look="main" busy={extend.isPending} onClick={() => extend.mutate()}>
          {t('session.stay')}
        </Button>
        <Button busy={out.isPending} onClick={() => out.mutate()}>
          {t('account.signOut')}
        </Button>
      </p>
    </Dialog>
  );
}

function useSecondsLeft(endsAt: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.round((endsAt - now) / 1_000));
}

/** Signs the same person in again over the page, which stays as it is; what the server refused goes out then, with the same key. */
function SignInAgain({ stand, later }: { stand: Stand; later?: () => void }): ReactNode {
  const { t } = useWords();
  const reopen = useReopen();
  const [password, setPassword] = useState('');
  const { faults, attempt, at, pass } = useFaults({ 'session.password': !password && t('session.password.missing') });
  const { name, login } = stand.account;
  const byPassword = useAct((given: string): Promise<SessionView> => signInByPassword(login, given), reopen);
  const byPasskey = useAct((_nothing: void): Promise<SessionView> => signInByPasskey(), reopen);
  const send = (): void => {
    if (pass()) byPassword.mutate(password);
  };
  return (
    <Dialog title={t(later ? 'session.week' : 'session.over')} leave={later} veiled={!later}>
      <p>{t('session.over.text', { name })}</p>
      <ErrorSummary faults={faults} attempt={attempt} />
      <Trouble error={byPassword.error ?? byPasskey.error} again={send} />
      <form
        className="stack tight"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <input type="text" hidden readOnly value={login} autoComplete="username" />
        <TextField
          path="session.password"
          look="w12"
          type="password"
          label={t('account.password')}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          error={at('session.password')}
        />
        <p className="row go">
          <Button look="main" type="submit" busy={byPassword.isPending}>
            {t('session.again')}
          </Button>
          {hasPasskeys() && (
            <Button icon="key" busy={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
              {t('account.byPasskey')}
            </Button>
          )}
        </p>
      </form>
      <p>
        {later ? (
          <Button onClick={later}>{t('ui.notNow')}</Button>
        ) : (
          <button type="button" className="link" onClick={leaveSession}>
            {t('session.leave')}
          </button>
        )}
      </p>
    </Dialog>
  );
}
