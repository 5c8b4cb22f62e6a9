import { lazy, useState, type ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { Button, Columns, ErrorSummary, hasPasskeys, Page, placeOf, TextField, Trouble, useWords, type Fault } from '#libs/ui';
import { usePasskeySignUp, useSignUp } from './api.ts';
import { isLongEnough, SHORTEST } from './new-password-field.tsx';
import { nextPage } from './next-page.ts';

// Only who does without a password is shown it, with the texts of the account's own pages.
const FirstCodes = lazy(() => import('./first-codes.tsx'));

export default function SignUpPage(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [form, setForm] = useState({ name: '', login: '', password: '' });
  const [attempt, setAttempt] = useState(0);
  const [way, setWay] = useState<'password' | 'passkey'>('password');
  const goOn = (): void => void navigate(nextPage(search), { replace: true });
  const signUp = useSignUp(goOn);
  const byPasskey = usePasskeySignUp(() => undefined);
  const wrong = {
    name: form.name.trim() ? null : t('account.name.missing'),
    login: /^[A-Za-z0-9._@+-]{3,64}$/.test(form.login.trim()) ? null : t('account.login.rule'),
    password: isLongEnough(form.password) ? null : t('account.password.rule', { count: SHORTEST }),
  };
  const faultsOf = (chosen: typeof way): Fault[] =>
    Object.entries(wrong).flatMap(([field, text]): Fault[] =>
      text && (field !== 'password' || chosen === 'password') ? [{ to: placeOf(`account.${field}`), text }] : [],
    );
  const set = (field: keyof typeof form) => (value: string) => setForm({ ...form, [field]: value });
  const shown = (field: keyof typeof wrong): string | null => (attempt > 0 && (field !== 'password' || way === 'password') ? wrong[field] : null);
  const send = (chosen: typeof way): void => {
    setWay(chosen);
    setAttempt(attempt + 1);
    if (faultsOf(chosen).length > 0) return;
    const who = { login: form.login.trim(), name: form.name.trim() };
    if (chosen === 'passkey') byPasskey.mutate(who);
    else signUp.mutate({ ...who, password: form.password });
  };
  if (byPasskey.isSuccess) return <FirstCodes onDone={goOn} />;
  return (
    <Page title={t('account.signUp')} lede={t('account.signUp.lede')}>
      <Columns
        label={t('account.have')}
        aside={
          <section className="stack tight">
            <h2>{t('account.have')}</h2>
            <p>
              <Link className="hit" to={`/sign-in?${search.toString()}`}>
                {t('account.signIn')}
              </Link>
            </p>
          </section>
        }
      >
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            send('password');
          }}
        >
          {attempt > 0 && <ErrorSummary faults={faultsOf(way)} attempt={attempt} />}
          <Trouble error={way === 'passkey' ? byPasskey.error : signUp.error} again={() => send(way)} />
          <TextField
            path="account.name"
            look="w12"
            label={t('account.name')}
            hint={t('account.name.hint')}
            value={form.name}
            onChange={set('name')}
            autoComplete="name"
            error={shown('name')}
          />
          <TextField
            path="account.login"
            look="w12"
            label={t('account.login')}
            hint={t('account.login.hint')}
            value={form.login}
            onChange={set('login')}
            autoComplete="username"
            error={shown('login')}
          />
          <TextField
            path="account.password"
            look="w12"
            label={t('account.password')}
            type="password"
            hint={t('account.password.hint', { count: SHORTEST })}
            value={form.password}
            onChange={set('password')}
            autoComplete="new-password"
            error={shown('password')}
          />
          <p className="row go">
            <Button look="main" type="submit" busy={signUp.isPending}>
              {t('account.signUp')}
            </Button>
          </p>
          {hasPasskeys() && (
            <section className="stack tight">
              <h2>{t('account.signUp.without')}</h2>
              <p>{t('account.signUp.without.text')}</p>
              <p className="row go">
                <Button icon="key" busy={byPasskey.isPending} onClick={() => send('passkey')}>
                  {t('account.signUp.byPasskey')}
                </Button>
              </p>
            </section>
          )}
        </form>
      </Columns>
    </Page>
  );
}
