import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { SessionView, SignInBody } from '#libs/contract';
import {
  Button,
  hasPasskeys,
  Note,
  signInByPasskey,
  signInByPassword,
  TextField,
  Trouble,
  useAccount,
  useAct,
  useService,
  useSessionChange,
  useWords,
} from '#libs/ui';
import { OwnPassword } from './own-password.tsx';

export default function SignInPage(): ReactNode {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const heading = useRef<HTMLHeadingElement>(null);
  const account = useAccount();
  const session = useSessionChange();
  const service = useService();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [given, setGiven] = useState('');
  const next = /^\/(?![/\\])/.test(search.get('next') ?? '') ? (search.get('next') ?? '/') : '/';
  const begin = (view: SessionView): void => {
    session.begin(view);
    if (view.passwordGiven) setGiven(password);
    else void navigate(next, { replace: true });
  };
  const signIn = useAct((body: SignInBody) => signInByPassword(body.login, body.password), begin);
  const byPasskey = useAct((_nothing: void) => signInByPasskey(), begin);
  useEffect(() => {
    document.title = `${t('account.signIn')} · ${t('desk.place')}`;
  }, [t]);
  useEffect(() => heading.current?.focus(), []);
  const send = (): void => {
    if (login.trim() && password) signIn.mutate({ login: login.trim(), password });
  };
  if (given)
    return (
      <main id="main" className="pane">
        <div className="sign-in stack">
          <OwnPassword given={given} onDone={() => void navigate(next, { replace: true })} />
        </div>
      </main>
    );
  return (
    <main id="main" className="pane">
      <div className="sign-in stack">
        <h1 ref={heading} tabIndex={-1}>
          {t('desk.signIn')}
        </h1>
        {account?.kind === 'applicant' && (
          <Note tone="info" slim>
            <p>{t('desk.applicant', { name: account.name })}</p>
          </Note>
        )}
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <Trouble error={signIn.error ?? byPasskey.error} again={send} />
          {byPasskey.data?.passwordGiven && (
            <Note tone="info" slim role="alert">
              <p>{t('error.account.password_given')}</p>
            </Note>
          )}
          <TextField label={t('account.login')} value={login} onChange={setLogin} autoComplete="username" />
          <TextField label={t('account.password')} type="password" value={password} onChange={setPassword} autoComplete="current-password" />
          <p className="row">
            <Button look="main" type="submit" busy={signIn.isPending}>
              {t('account.signIn')}
            </Button>
            {hasPasskeys() && (
              <Button icon="key" busy={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
                {t('account.byPasskey')}
              </Button>
            )}
          </p>
          <p>
            <a className="hit" href="/recover">
              {t('account.forgot')}
            </a>
          </p>
        </form>
        {service?.mode === 'demo' && (
          <section className="stack tight">
            <h2>{t('account.demo')}</h2>
            <ul className="lanes demo">
              {service.demoAccounts
                ?.filter(({ kind }) => kind === 'staff')
                .map((one) => (
                  <li key={one.login}>
                    <button
                      type="button"
                      className="link"
                      onClick={() => {
                        setLogin(one.login);
                        setPassword(one.password);
                      }}
                    >
                      {one.name}
                    </button>
                    <small>
                      {one.what[language]} · <span className="code">{one.login}</span>
                    </small>
                  </li>
                ))}
            </ul>
          </section>
        )}
      </div>
    </main>
  );
}
