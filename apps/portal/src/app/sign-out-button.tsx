import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Button, useWords } from '#libs/ui';
import { useSignOut } from '../features/account/api.ts';
import { forgetUnsaved } from '../features/filing/unsaved.ts';

/** Ends the session and leaves nothing of the person on this device. */
export function SignOutButton({ to = '/' }: { to?: string }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const signOut = useSignOut(() => {
    forgetUnsaved();
    void navigate(to);
  });
  return (
    <Button busy={signOut.isPending} onClick={() => signOut.mutate()}>
      {t('account.signOut')}
    </Button>
  );
}
