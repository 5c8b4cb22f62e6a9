import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { api, useAct, useSessionChange, useWords } from '#libs/ui';

export function SignOutButton({ name }: { name: string }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const session = useSessionChange();
  const signOut = useAct(
    (_nothing: void) => api.remove<void>('/sessions/current'),
    () => {
      session.end();
      void navigate('/sign-in');
    },
  );
  return (
    <>
      <span className="sub who-am-i">{name}</span>
      <button type="button" className="tool" onClick={() => signOut.mutate()}>
        {t('account.signOut')}
      </button>
    </>
  );
}
