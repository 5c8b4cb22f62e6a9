import { useEffect, useState, type ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { Button, Columns, ErrorSummary, Note, Page, TextField, Trouble, useBook, useFaults, useWords } from '#libs/ui';
import { accountWords } from './account-words.ts';
import { useAskRecovery, useRecovery } from './recovery-api.ts';
import { isLongEnough, NewPasswordField, SHORTEST } from './new-password-field.tsx';

/** The token of a mailed link stands behind the #, which no server is told of; it leaves the address bar at once. */
function useToken(): string {
  const { hash, pathname } = useLocation();
  const navigate = useNavigate();
  const [token, setToken] = useState(hash.slice(1));
  useEffect(() => {
    if (!hash) return;
    setToken(hash.slice(1));
    void navigate(pathname, { replace: true });
  }, [hash, pathname, navigate]);
  return token;
}

/** The way back into an account: by a mailed link, by a recovery code, or, from the link itself, by a new password. */
export default function RecoverPage(): ReactNode {
  useBook(accountWords);
  const { t } = useWords();
  const token = useToken();
  if (token) return <ByLink key={token} token={token} />;
  return (
    <Page title={t('recover.title')} lede={t('recover.lede')} back={{ to: '/sign-in', text: t('account.signIn') }}>
      <Columns label={t('recover.neither')} aside={<Neither />}>
        <AskForLink />
        <ByCode />
      </Columns>
    </Page>
  );
}

function Neither(): ReactNode {
  const { t } = useWords();
  return (
    <section className="stack tight">
      <h2>{t('recover.neither')}</h2>
      <p>{t('recover.neither.text')}</p>
    </section>
  );
}

function AskForLink(): ReactNode {
  const { t } = useWords();
  const [login, setLogin] = useState('');
  const { faults, attempt, at, pass } = useFaults({ 'mail.login': !login.trim() && t('account.login.missing') });
  const ask = useAskRecovery();
  const send = (): void => {
    if (pass()) ask.mutate(login.trim());
  };
  return (
    <section className="sheet stack tight">
      <h2>{t('recover.mail')}</h2>
      <p>{t('recover.mail.text')}</p>
      <div role="status">
        {ask.isSuccess && (
          <Note tone="ok" slim title={t('recover.mail.asked')}>
            <p>{t('recover.mail.asked.text')}</p>
          </Note>
        )}
      </div>
      <form
        className="stack tight"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <ErrorSummary faults={faults} attempt={attempt} />
        <Trouble error={ask.error} again={send} />
        <TextField
          path="mail.login"
          look="w12"
          label={t('account.login')}
          value={login}
          onChange={setLogin}
          autoComplete="username"
          error={at('mail.login')}
        />
        <p className="row go">
          <Button look="main" type="submit" busy={ask.isPending}>
            {t('recover.mail.go')}
          </Button>
        </p>
      </form>
    </section>
  );
}

function ByCode(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const [form, setForm] = useState({ login: '', code: '', password: '' });
  const recover = useRecovery((signedIn) => void navigate(signedIn ? '/account' : '/sign-in', { replace: true }));
  const login = form.login.trim();
  const code = form.code.trim();
  const { faults, attempt, at, pass } = useFaults({
    'code.login': !login && t('account.login.missing'),
    'code.code': !code && t('recover.code.missing'),
    'account.password': !isLongEnough(form.password) && t('account.password.rule', { count: SHORTEST }),
  });
  const send = (): void => {
    if (pass()) recover.mutate({ password: form.password, by: { login, code } });
  };
  return (
    <section className="sheet stack tight">
      <h2>{t('recover.code')}</h2>
      <p>{t('recover.code.text')}</p>
      <form
        className="stack tight"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <ErrorSummary faults={faults} attempt={attempt} />
        <Trouble error={recover.error} again={send} />
        <TextField
          path="code.login"
          look="w12"
          label={t('recover.code.login')}
          value={form.login}
          onChange={(value) => setForm({ ...form, login: value })}
          autoComplete="username"
          error={at('code.login')}
        />
        <TextField
          path="code.code"
          look="w12 code"
          label={t('recover.code.code')}
          hint={t('recover.code.hint')}
          value={form.code}
          onChange={(value) => setForm({ ...form, code: value })}
          autoComplete="off"
          error={at('code.code')}
        />
        <NewPasswordField value={form.password} onChange={(password) => setForm({ ...form, password })} tried={attempt > 0} />
        <p className="row go">
          <Button type="submit" busy={recover.isPending}>
            {t('recover.go')}
          </Button>
        </p>
      </form>
    </section>
  );
}

function ByLink({ token }: { token: string }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const { faults, attempt, pass } = useFaults({ 'account.password': !isLongEnough(password) && t('account.password.rule', { count: SHORTEST }) });
  const recover = useRecovery((signedIn) => void navigate(signedIn ? '/mine' : '/sign-in', { replace: true }));
  const send = (): void => {
    if (pass()) recover.mutate({ password, by: { token } });
  };
  return (
    <Page title={t('recover.new')} lede={t('recover.new.text')}>
      <Columns>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <ErrorSummary faults={faults} attempt={attempt} />
          <Trouble error={recover.error} again={send} />
          <NewPasswordField value={password} onChange={setPassword} tried={attempt > 0} />
          <p className="row go">
            <Button look="main" type="submit" busy={recover.isPending}>
              {t('recover.go')}
            </Button>
          </p>
        </form>
        <p>
          <Link className="hit" to="/recover" reloadDocument>
            {t('recover.anew')}
          </Link>
        </p>
      </Columns>
    </Page>
  );
}
