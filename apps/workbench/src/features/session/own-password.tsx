import { useEffect, useRef, useState, type ReactNode } from 'react';
import { api, Button, TextField, Trouble, useAct, useWords } from '#libs/ui';

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
  const change = useAct((body: { password: string; next: string }) => api.put<void>('/me/password', { body }), onDone);
  useEffect(() => heading.current?.focus(), []);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (next) change.mutate({ password: given, next });
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
