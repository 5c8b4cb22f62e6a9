import type { ReactNode } from 'react';
import { TextField, useWords } from '#libs/ui';

export const SHORTEST = 10;

export const isLongEnough = (password: string): boolean => [...password].length >= SHORTEST;

/** A password to be: what it must be stands above it, and is said again when it is not. */
export function NewPasswordField({ value, onChange, tried }: { value: string; onChange: (value: string) => void; tried: boolean }): ReactNode {
  const { t } = useWords();
  return (
    <TextField
      path="account.password"
      look="w12"
      label={t('account.password.new')}
      type="password"
      hint={t('account.password.hint', { count: SHORTEST })}
      value={value}
      onChange={onChange}
      autoComplete="new-password"
      error={tried && !isLongEnough(value) && t('account.password.rule', { count: SHORTEST })}
    />
  );
}
