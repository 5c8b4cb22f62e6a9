import { useState, type ReactNode } from 'react';
import type { WaysInView } from '#libs/contract';
import { Button, hasPasskeys, Note, shownDate, shownTime, TextField, Ticks, useWords } from '#libs/ui';
import { useAddPasskey, useRemovePasskey, useSecondFactor } from './ways-api.ts';
import { WayTrouble } from './way-trouble.tsx';

/** Passkeys: there, added, removed; and whether one is asked for beside the password. */
export function PasskeysSection({ ways, tell }: { ways: WaysInView; tell: (text: string) => void }): ReactNode {
  const { t } = useWords();
  const second = useSecondFactor();
  return (
    <section className="sheet stack tight">
      <h3>{t('account.keys')}</h3>
      <p>{t('account.keys.text')}</p>
      <PasskeyList ways={ways} tell={tell} />
      {hasPasskeys() ? (
        <AddPasskey tell={tell} />
      ) : (
        <Note tone="info" slim>
          <p>{t('account.keys.cannot')}</p>
        </Note>
      )}
      {ways.password && ways.passkeys.length > 0 && (
        <>
          <WayTrouble error={second.error} />
          <Ticks
            label={t('account.both')}
            hint={t('account.both.hint')}
            values={ways.secondFactor ? ['on'] : []}
            options={[{ value: 'on', label: t('account.both.on') }]}
            onChange={(_value, on) => second.mutate(on)}
          />
        </>
      )}
    </section>
  );
}

function PasskeyList({ ways, tell }: { ways: WaysInView; tell: (text: string) => void }): ReactNode {
  const { t, language } = useWords();
  const remove = useRemovePasskey(() => tell(t('account.keys.removed')));
  if (ways.passkeys.length === 0) return <p>{t('account.keys.none')}</p>;
  const only = ways.passkeys.length === 1 && !ways.password;
  return (
    <>
      <WayTrouble error={remove.error} />
      <ul className="own-list">
        {ways.passkeys.map(({ id, name, createdAt, usedAt }) => (
          <li key={id} className="row between">
            <span>
              <b>{name}</b>
              <small className="sub line">
                {t('account.keys.since', { date: shownDate(createdAt.slice(0, 10), language) })}{' '}
                {usedAt ? t('account.keys.used', { time: shownTime(usedAt, language) }) : t('account.keys.unused')}
              </small>
              {only && <small className="sub line">{t('account.keys.only')}</small>}
            </span>
            {!only && (
              <Button busy={remove.isPending && remove.variables === id} onClick={() => remove.mutate(id)}>
                {t('ui.remove')}
                <span className="vh">{name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function AddPasskey({ tell }: { tell: (text: string) => void }): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const add = useAddPasskey(() => {
    setOpen(false);
    setName('');
    setTried(false);
    tell(t('account.keys.added'));
  });
  const send = (): void => {
    setTried(true);
    if (name.trim()) add.mutate(name.trim());
  };
  if (!open)
    return (
      <p className="row go">
        <Button icon="key" onClick={() => setOpen(true)}>
          {t('account.keys.add')}
        </Button>
      </p>
    );
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <WayTrouble error={add.error} />
      <TextField
        path="account.keyName"
        look="w12"
        label={t('account.keys.name')}
        hint={t('account.keys.name.hint')}
        value={name}
        onChange={setName}
        maxLength={60}
        autoComplete="off"
        error={tried && !name.trim() && t('account.keys.name.missing')}
      />
      <p className="row go">
        <Button look="main" type="submit" icon="key" busy={add.isPending}>
          {t('account.keys.make')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('ui.notNow')}</Button>
      </p>
    </form>
  );
}
