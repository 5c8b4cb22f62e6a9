import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { StaffPostBody } from '#libs/contract';
import { Button, TextField, Trouble, useWords } from '#libs/ui';
import { useAddStaff } from './api.ts';
import { isComplete, PostFields } from './post-fields.tsx';

/** An account for a post. It may do nothing until the security administrator gives it roles. */
export function NewPerson(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const [own, setOwn] = useState({ login: '', name: '', password: '' });
  const [post, setPost] = useState<StaffPostBody>({ department: '', districts: [] });
  const add = useAddStaff(({ id }) => void navigate(`/staff/${id}`));
  const ready = own.login.trim() && own.name.trim() && own.password && isComplete(post);
  return (
    <form
      className="stack form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) add.mutate({ ...own, login: own.login.trim(), name: own.name.trim(), ...post });
      }}
    >
      <p>{t('staff.new.about')}</p>
      <TextField path="name" label={t('staff.name')} value={own.name} maxLength={100} onChange={(name) => setOwn({ ...own, name })} />
      <TextField
        path="login"
        label={t('account.login')}
        hint={t('staff.login.hint')}
        value={own.login}
        maxLength={100}
        autoComplete="off"
        onChange={(login) => setOwn({ ...own, login })}
      />
      <TextField
        path="password"
        label={t('staff.password.first')}
        hint={t('staff.password.hint')}
        type="password"
        value={own.password}
        maxLength={200}
        autoComplete="new-password"
        onChange={(password) => setOwn({ ...own, password })}
      />
      <PostFields post={post} onChange={setPost} />
      <Trouble error={add.error} />
      <p className="row">
        <Button look="main" type="submit" busy={add.isPending} notNow={!ready && t('staff.all_needed')}>
          {t('staff.new.do')}
        </Button>
      </p>
    </form>
  );
}
