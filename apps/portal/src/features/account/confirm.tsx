import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';
import { ApiError, Button, confirmByPasskey, confirmByPassword, Dialog, hasPasskeys, TextField, Trouble, useAct, useWords } from '#libs/ui';

/** Asks who sits here; settles when they have shown it, and fails when they would rather not. */
type Ask = () => Promise<void>;
const Asking = createContext<Ask>(() => Promise.reject(new Error('nobody asks here')));

interface Question {
  answered: () => void;
  left: () => void;
}

/** Where ways in are changed: the question comes over the page, and the change goes on after it. */
export function ConfirmProvider({ password, passkey, children }: { password: boolean; passkey: boolean; children: ReactNode }): ReactNode {
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = useCallback(() => new Promise<void>((answered, left) => setQuestion({ answered, left: () => left(new NotConfirmed()) })), []);
  const close = (then: () => void): void => {
    setQuestion(null);
    then();
  };
  return (
    <Asking value={ask}>
      {children}
      {question && (
        <ConfirmDialog
          password={password}
          passkey={passkey && hasPasskeys()}
          done={() => close(question.answered)}
          leave={() => close(question.left)}
        />
      )}
    </Asking>
  );
}

/** The person turned away from the question: nothing has happened, and nothing went wrong. */
export class NotConfirmed extends Error {}

/** Runs an act; where the server wants to know first who sits there, asks and runs it again. */
export function useConfirmed(): <T>(run: () => Promise<T>) => Promise<T> {
  const ask = useContext(Asking);
  return useCallback(
    async (run) => {
      try {
        return await run();
      } catch (error) {
        if (!(error instanceof ApiError) || error.body.code !== 'account.confirm_first') throw error;
      }
      await ask();
      return run();
    },
    [ask],
  );
}

function ConfirmDialog({ password, passkey, done, leave }: { password: boolean; passkey: boolean; done: () => void; leave: () => void }): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState(false);
  const byPassword = useAct((given: string) => confirmByPassword(given), done);
  const byPasskey = useAct((_nothing: void) => confirmByPasskey(), done);
  const send = (): void => {
    setMissing(!typed);
    if (typed) byPassword.mutate(typed);
  };
  return (
    <Dialog title={t('account.confirm')} leave={leave}>
      <p>{t('account.confirm.text')}</p>
      <Trouble error={byPassword.error ?? byPasskey.error} again={send} />
      {passkey && (
        <p className="row go">
          <Button look={password ? undefined : 'main'} icon="key" busy={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
            {t('account.confirm.byPasskey')}
          </Button>
        </p>
      )}
      {password && (
        <form
          className="stack tight"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <TextField
            look="w12"
            type="password"
            label={t('account.password.own')}
            value={typed}
            onChange={setTyped}
            autoComplete="current-password"
            error={missing && !typed && t('account.password.missing')}
          />
          <p className="row go">
            <Button look="main" type="submit" busy={byPassword.isPending}>
              {t('account.confirm.go')}
            </Button>
            <Button onClick={leave}>{t('ui.notNow')}</Button>
          </p>
        </form>
      )}
      {!password && (
        <p className="row go">
          <Button onClick={leave}>{t('ui.notNow')}</Button>
        </p>
      )}
    </Dialog>
  );
}
