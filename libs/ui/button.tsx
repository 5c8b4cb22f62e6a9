import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { useWords } from './words.ts';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  look?: 'main' | 'stop';
  icon?: IconName;
  /** Sending: pressing again does nothing. */
  busy?: boolean;
  /** Why it cannot be pressed now. The button stays where it is, can be reached, and says so. */
  notNow?: string | false | null;
}

export function Button({ look, icon, busy, notNow, children, className, onClick, type, ...rest }: ButtonProps): ReactNode {
  const { t } = useWords();
  const off = Boolean(busy) || Boolean(notNow);
  return (
    <>
      <button
        {...rest}
        type={type ?? 'button'}
        className={['btn', look, className].filter(Boolean).join(' ')}
        aria-disabled={off || undefined}
        onClick={(event) => {
          if (!off) return onClick?.(event);
          event.preventDefault();
        }}
      >
        {busy ? <Icon name="turn" turning /> : icon && <Icon name={icon} />}
        {children}
        {busy && <span className="vh">{t('ui.sending')}</span>}
      </button>
      {notNow && <span className="hint">{notNow}</span>}
    </>
  );
}
