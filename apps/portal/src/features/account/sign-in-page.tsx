import { useState, type ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { Button, Columns, ErrorSummary, hasPasskeys, Page, TextField, Trouble, useFaults, useService, useWords } from '#libs/ui';
import { usePasskeySignIn, useSignIn } from './api.ts';
import { nextPage } from './next-page.ts';

export default function SignInPage(): ReactNode {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const service = useService();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const next = nextPage(search);
  const go = (): void => void navigate(next, { replace: true });
  const signIn = useSignIn(go);
  const byPasskey = usePasskeySignIn(go);
  const { faults, attempt, at, pass } = useFaults({
    'account.login': !login.trim() && t('account.login.missing'),
    'account.password': !password && t('account.password.missing'),
  });
  const send = (): void => {
    if (pass()) signIn.mutate({ login: login.trim(), password });
  };
  return (
    <Page title={t('account.signIn')} lede={next === '/mine' ? undefined : t('account.signIn.first')}>
      <Columns
        label={t('account.new')}
        aside={
          <section className="stack tight">
            <h2>{t('account.new')}</h2>
            <p>{t('account.new.text')}</p>
            <p>
              <Link className="btn" to={`/sign-up?next=${encodeURIComponent(next)}`}>
                {t('account.signUp')}
              </Link>
            </p>
          </section>
        }
      >
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <ErrorSummary faults={faults} attempt={attempt} />
          <Trouble error={signIn.error ?? byPasskey.error} again={signIn.error ? send : () => byPasskey.mutate()} />
          <TextField
            path="account.login"
            look="w12"
            label={t('account.login')}
            value={login}
            onChange={setLogin}
            autoComplete="username"
            error={at('account.login')}
          />
          <TextField
            path="account.password"
            look="w12"
            label={t('account.password')}
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            error={at('account.password')}
          />
          <p className="row go">
            <Button look="main" type="submit" busy={signIn.isPending}>
              {t('account.signIn')}
            </Button>
          </p>
          {hasPasskeys() && (
            <p className="row go">
              <Button icon="key" busy={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
                {t('account.byPasskey')}
              </Button>
            </p>
          )}
          <p>
            <Link className="hit" to="/recover">
              {t('account.forgot')}
            </Link>
          </p>
        </form>
        {service?.mode === 'demo' && (
          <section className="stack tight">
            <h2>{t('account.demo')}</h2>
            <ul className="tasks">
              {service.demoAccounts
                ?.filter(({ kind }) => kind === 'applicant')
                .map((account) => (
                  <li key={account.login}>
                    <a
                      href={`#${account.login}`}
                      onClick={(event) => {
                        event.preventDefault();
                        setLogin(account.login);
                        setPassword(account.password);
                      }}
                    >
                      <b>{account.name}</b>
                      <small>
                        {account.what[language]} · <span className="code">{account.login}</span>
                      </small>
                    </a>
                  </li>
                ))}
            </ul>
          </section>
        )}
      </Columns>
    </Page>
  );
}
