import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { signOut as endSession, useAct, useSessionChange, useWords } from '#libs/ui';

export function SignOutButton(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const session = useSessionChange();
  const signOut = useAct(
    (_nothing: void) => endSession(),
    () => {
      session.end();
      void navigate('/sign-in');
    },
  );
  return (
    <button type="button" className="btn" onClick={() => signOut.mutate()}>
      {t('account.signOut')}
    </button>
  );
}
