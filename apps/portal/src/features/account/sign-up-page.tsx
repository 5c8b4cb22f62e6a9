import { useState, type ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { Button, Columns, ErrorSummary, Page, placeOf, TextField, Trouble, useWords, type Fault } from '#libs/ui';
import { useSignUp } from './api.ts';
import { isLongEnough, SHORTEST } from './new-password-field.tsx';
import { nextPage } from './next-page.ts';

export default function SignUpPage(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [form, setForm] = useState({ name: '', login: '', password: '' });
  const [attempt, setAttempt] = useState(0);
  const signUp = useSignUp(() => void navigate(nextPage(search), { replace: true }));
  const wrong = {
    name: form.name.trim() ? null : t('account.name.missing'),
    login: /^[A-Za-z0-9._@+-]{3,64}$/.test(form.login.trim()) ? null : t('account.login.rule'),
    password: isLongEnough(form.password) ? null : t('account.password.rule', { count: SHORTEST }),
  };
  const faults = Object.entries(wrong).flatMap(([field, text]): Fault[] => (text ? [{ to: placeOf(`account.${field}`), text }] : []));
  const set = (field: keyof typeof form) => (value: string) => setForm({ ...form, [field]: value });
  const shown = (field: keyof typeof wrong): string | null => (attempt > 0 ? wrong[field] : null);
  const send = (): void => {
    setAttempt(attempt + 1);
    if (faults.length === 0) signUp.mutate({ login: form.login.trim(), password: form.password, name: form.name.trim() });
  };
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
            send();
          }}
        >
          {attempt > 0 && <ErrorSummary faults={faults} attempt={attempt} />}
          <Trouble error={signUp.error} again={send} />
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
        </form>
      </Columns>
    </Page>
  );
}
