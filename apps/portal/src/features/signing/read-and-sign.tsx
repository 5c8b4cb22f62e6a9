import { useState, type ReactNode } from 'react';
import type { SigningView } from '#libs/contract';
import { Button, DeedList, ErrorSummary, Icon, Note, placeOf, shownTime, TextField, Trouble, useAccount, useOnline, useWords } from '#libs/ui';
import { useConfirm, useSign, useSignByPasskey, useWaysToSign } from './api.ts';
import { SignedText } from './signed-text.tsx';

/** Second step: the text, its fingerprint, and the own password. */
export function ReadAndSign({ token, signing }: { token: string; signing: SigningView }): ReactNode {
  const { t } = useWords();
  const online = useOnline();
  const [password, setPassword] = useState('');
  const [attempt, setAttempt] = useState(0);
  const sign = useSign(token);
  const byPasskey = useSignByPasskey(token);
  const ways = useWaysToSign();
  const confirm = useConfirm(token);
  const { content, contentHash, asks } = signing;
  if (!content || !contentHash) return null;
  const send = (): void => {
    setAttempt(attempt + 1);
    if (asks === 'identify') confirm.mutate();
    else if (password) sign.mutate({ contentHash, password });
  };
  const missing = attempt > 0 && asks === 'sign' && !password;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Before signing={signing} />
      <Note tone="info" slim icon="lock" title={t('sign.exactly')}>
        <p>{t('sign.exactly.text')}</p>
      </Note>
      <SignedText content={content} personKey={signing.person.key} />
      {asks === 'sign' && (
        <section className="stack tight">
          <h2>{t('sign.papers')}</h2>
          <DeedList of={`/signings/${encodeURIComponent(token)}`} version={contentHash} />
        </section>
      )}
      <p className="hint">
        {t('sign.fingerprint')}{' '}
        <span className="code">
          {contentHash
            .slice(0, 16)
            .toUpperCase()
            .replace(/(.{4})(?=.)/g, '$1 ')}
        </span>
      </p>
      {missing && <ErrorSummary attempt={attempt} faults={[{ to: placeOf('sign.password'), text: t('sign.password.missing') }]} />}
      <Trouble error={byPasskey.error ?? sign.error ?? confirm.error} again={send} />
      {asks === 'sign' && ways.passkey && (
        <p className="row go">
          <Button
            look={ways.password ? undefined : 'main'}
            busy={byPasskey.isPending}
            notNow={!online && t('sign.offline')}
            onClick={() => byPasskey.mutate({ contentHash })}
          >
            <Icon name="key" />
            {t('sign.do.passkey')}
          </Button>
        </p>
      )}
      {asks === 'sign' && !ways.passkey && !ways.password && (
        <Note tone="warn" slim title={t('sign.noWay')}>
          <p>{t('sign.noWay.text')}</p>
        </Note>
      )}
      {asks === 'sign' && ways.password && (
        <TextField
          path="sign.password"
          look="w12"
          type="password"
          label={t('sign.password')}
          hint={t('sign.password.hint')}
          value={password}
          onChange={setPassword}
          error={missing && t('sign.password.missing')}
          autoComplete="current-password"
        />
      )}
      {(asks === 'identify' || ways.password) && (
        <p className="row go">
          <Button look="main" type="submit" busy={sign.isPending || confirm.isPending} notNow={!online && t('sign.offline')}>
            <Icon name="key" />
            {t(`sign.do.${asks}`)}
          </Button>
        </p>
      )}
    </form>
  );
}

/** What a person must know before they read: why they are asked again, and that they are written otherwise than on their document. */
function Before({ signing }: { signing: SigningView }): ReactNode {
  const { t, language } = useWords();
  const proved = useAccount()?.identity?.name;
  const { again, askedBy, person } = signing;
  const parts = again?.parts.map((part) => t(`part.${part}`)).join(language === 'zh' ? '、' : ', ');
  return (
    <>
      {again && (
        <Note tone="warn" title={t('sign.again')}>
          <p>{t('sign.again.text', { at: shownTime(again.signedAt, language), parts: parts ?? '' })}</p>
        </Note>
      )}
      {proved && proved !== person.name && (
        <Note tone="warn" title={t('sign.name')}>
          <p>{t('sign.name.text', { filed: person.name, proved, by: askedBy })}</p>
        </Note>
      )}
    </>
  );
}
