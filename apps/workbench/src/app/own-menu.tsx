import { Popover } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { AccountView } from '#libs/contract';
import { ThemeChoice, useLabel, useWords } from '#libs/ui';
import { SignOutButton } from '../features/session/sign-out-button.tsx';

/** What belongs to the person: who they are, where, day or night, the way out. */
export function OwnMenu({ account }: { account: AccountView }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const [open, setOpen] = useState(false);
  const places = account.districts.map((code) => label('divisions', code)).join(t('punctuation.list'));
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      getPopupContainer={(button) => button.parentElement ?? document.body}
      content={
        <div className="stack tight own-menu" role="group" aria-label={t('desk.own')}>
          <p>
            <b>{account.name}</b>
            <span className="sub line">{account.roles.map((role) => t(`role.${role}`)).join(t('punctuation.list'))}</span>
            <span className="sub line">{[account.department && label('departments', account.department), places].filter(Boolean).join(' · ')}</span>
          </p>
          <p>
            <a className="hit" href="/account">
              {t('desk.account')}
            </a>
          </p>
          <p>
            <Link className="hit" to="/interests" onClick={() => setOpen(false)}>
              {t('interest.title')}
            </Link>
          </p>
          <ThemeChoice />
          <p className="row">
            <SignOutButton />
          </p>
        </div>
      }
    >
      <button type="button" className="tool who-am-i" aria-expanded={open} aria-haspopup="dialog">
        {account.name}
      </button>
    </Popover>
  );
}
