import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { WaysInView } from '#libs/contract';
import { api, ApiError, Button, confirmByPassword, TextField, Trouble, useAct, useWords } from '#libs/ui';

interface OwnPasswordProps {
  /** The one that was typed to sign in. */
  given: string;
  onDone: () => void;
}

/** Somebody else chose the password: before anything is opened, an own one is chosen. */
export function OwnPassword({ given, onDone }: OwnPasswordProps): ReactNode {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const [next, setNext] = useState('');
  const change = useAct(async (password: string, key) => {
    const set = (): Promise<WaysInView> => api.put<WaysInView>('/me/password', { body: { password }, key });
    try {
      return await set();
    } catch (error) {
      if (!(error instanceof ApiError) || error.body.code !== 'account.confirm_first') throw error;
    }
    await confirmByPassword(given); // who thought about it for more than ten minutes
    return set();
  }, onDone);
  useEffect(() => heading.current?.focus(), []);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (next) change.mutate(next);
      }}
    >
      <h1 ref={heading} tabIndex={-1}>
        {t('password.own')}
      </h1>
      <p>{t('password.own.why')}</p>
      <Trouble error={change.error} />
      <TextField
        label={t('password.next')}
        hint={t('password.next.hint')}
        type="password"
        value={next}
        onChange={setNext}
        autoComplete="new-password"
      />
      <p className="row">
        <Button look="main" type="submit" busy={change.isPending}>
          {t('password.own.do')}
        </Button>
      </p>
    </form>
  );
}
