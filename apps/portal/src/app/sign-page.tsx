import type { ReactNode } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import type { SigningView } from '#libs/contract';
import { Columns, isCompany, Note, Page, shownTime, useAccount, useLabel, useWords, WaitingPage } from '#libs/ui';
import { IdentityForm } from '../features/account/identity-form.tsx';
import { useSigning } from '../features/signing/api.ts';
import { ReadAndSign } from '../features/signing/read-and-sign.tsx';
import { SignOutButton } from './sign-out-button.tsx';

/** Three steps: who you are, read, done. */
export default function SignPage(): ReactNode {
  const { t } = useWords();
  const { token = '' } = useParams();
  const account = useAccount();
  const signing = useSigning(token, Boolean(account));
  if (account === null) return <FirstSignIn />;
  if (!signing.data) return <WaitingPage error={signing.error} again={() => void signing.refetch()} />;
  const view = signing.data;
  const step = view.state === 'DONE' ? 'done' : view.content ? 'read' : 'who';
  return (
    <Page
      key={step}
      title={t(`sign.step.${step}`, { name: view.person.name })}
      eyebrow={t('sign.eyebrow', { by: view.askedBy, step: { who: 1, read: 2, done: 3 }[step] })}
    >
      <Columns label={t('topic.help')} aside={<Aside view={view} />}>
        {step === 'who' && <Who view={view} proved={Boolean(account?.identity)} again={() => void signing.refetch()} />}
        {step === 'read' && <ReadAndSign token={token} signing={view} />}
        {step === 'done' && <Done view={view} />}
      </Columns>
    </Page>
  );
}

function FirstSignIn(): ReactNode {
  const { t } = useWords();
  const { token = '' } = useParams();
  const next = encodeURIComponent(`/sign/${token}`);
  return (
    <Page title={t('sign.first')} lede={t('sign.first.text')}>
      <p className="row go">
        <Link className="btn main" to={`/sign-in?next=${next}`}>
          {t('account.signIn')}
        </Link>
        <Link className="btn" to={`/sign-up?next=${next}`}>
          {t('account.signUp')}
        </Link>
      </p>
    </Page>
  );
}

function Who({ view, proved, again }: { view: SigningView; proved: boolean; again: () => void }): ReactNode {
  const { t } = useWords();
  const { pathname } = useLocation();
  return (
    <>
      <p>{t('sign.who', { by: view.askedBy, name: view.filing.name })}</p>
      {proved && (
        <Note tone="warn" title={t('sign.other', { name: view.person.name })} role="alert">
          <p>{t('sign.other.text', { name: view.person.name })}</p>
          <p className="row">
            <SignOutButton to={pathname} />
          </p>
        </Note>
      )}
      {!proved && <IdentityForm name={view.person.name} done={again} />}
    </>
  );
}

function Done({ view }: { view: SigningView }): ReactNode {
  const { t, language } = useWords();
  return (
    <Note tone="ok" title={t(`sign.done.${view.asks}`)} role="status">
      <p>{t('sign.done.text', { time: shownTime(new Date().toISOString(), language) })}</p>
      <p>
        <Link className="hit" to="/mine">
          {t('sign.toMine')}
        </Link>
      </p>
    </Note>
  );
}

function Aside({ view }: { view: SigningView }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const company = isCompany({ ...view.filing, channel: 'online' });
  return (
    <>
      <section>
        <h2>{t('sign.asked')}</h2>
        <p>{t('sign.asked.text', { by: view.askedBy })}</p>
      </section>
      <section>
        <h2>{t('sign.as')}</h2>
        <p>{view.person.roles.map((role) => label('roles', role)).join(t('punctuation.list')) || t('facts.holderOnly')}</p>
        <p>{t(company ? 'sign.follows' : 'sign.follows.individual')}</p>
      </section>
      <section>
        <h2>{t('sign.stranger')}</h2>
        <p>{t('sign.stranger.text')}</p>
        <p>
          <Link className="hit" to="/named">
            {t('sign.toNamed')}
          </Link>
        </p>
      </section>
    </>
  );
}
