import { useState, type ReactNode } from 'react';
import type { StaffView } from '#libs/contract';
import { Button, Note, Tag, TextField, Trouble, useLabel, useWords } from '#libs/ui';
import { useGivePassword, useLetGo, useMoveStaff } from './api.ts';
import { Done } from './done.tsx';
import { isComplete, PostFields } from './post-fields.tsx';
import { RolesForm } from './roles-form.tsx';

/** One member of staff, with what this administrator may do. */
export function Person({ person }: { person: StaffView }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const may = (move: StaffView['moves'][number]): boolean => person.moves.includes(move);
  return (
    <div className="stack form">
      <p>
        <span className="code">{person.login}</span> · {person.department && label('departments', person.department)} ·{' '}
        {person.districts.map((code) => label('divisions', code)).join(t('punctuation.list'))}
      </p>
      <p className="row">
        {!person.active && <Tag tone="none">{t('staff.view.left')}</Tag>}
        {person.active && person.roles.length === 0 && <Tag tone="wait">{t('staff.view.waiting')}</Tag>}
        {person.roles.map((role) => (
          <Tag key={role} tone="info">
            {t(`role.${role}`)}
          </Tag>
        ))}
      </p>
      {person.moves.length === 0 && <Note tone="info" slim title={t('staff.nothing')} />}
      {may('giveRoles') && <RolesForm person={person} />}
      {may('move') && <Move person={person} />}
      {may('givePassword') && <GivePassword person={person} />}
      {(may('deactivate') || may('reactivate')) && <LetGo person={person} />}
    </div>
  );
}

function Move({ person }: { person: StaffView }): ReactNode {
  const { t } = useWords();
  const [post, setPost] = useState({ department: person.department ?? '', districts: person.districts });
  const move = useMoveStaff(person.id);
  return (
    <form
      className="sheet stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete(post)) move.mutate(post);
      }}
    >
      <h2>{t('staff.move')}</h2>
      <p className="sub">{t('staff.move.about')}</p>
      <PostFields post={post} onChange={setPost} />
      <Done act={move} text={t('staff.move.done')} />
      <p className="row">
        <Button type="submit" busy={move.isPending} notNow={!isComplete(post) && t('staff.all_needed')}>
          {t('staff.move.do')}
        </Button>
      </p>
    </form>
  );
}

function GivePassword({ person }: { person: StaffView }): ReactNode {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const give = useGivePassword(person.id, () => setPassword(''));
  return (
    <form
      className="sheet stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (password) give.mutate(password);
      }}
    >
      <h2>{t('staff.password')}</h2>
      <TextField
        label={t('staff.password.first')}
        hint={t('staff.password.hint')}
        type="password"
        value={password}
        maxLength={200}
        autoComplete="new-password"
        onChange={setPassword}
      />
      <Done act={give} text={t('staff.password.done')} />
      <p className="row">
        <Button type="submit" busy={give.isPending}>
          {t('staff.password.do')}
        </Button>
      </p>
    </form>
  );
}

/** Asked twice: who is let go is out at once. */
function LetGo({ person }: { person: StaffView }): ReactNode {
  const { t } = useWords();
  const [sure, setSure] = useState(false);
  const act = useLetGo(person.id);
  const move = person.active ? 'deactivate' : 'reactivate';
  return (
    <section className="sheet stack tight">
      <h2>{t(`staff.${move}`)}</h2>
      <p className="sub">{t(`staff.${move}.about`)}</p>
      <Trouble error={act.error} />
      <p className="row">
        {!sure && (
          <Button look={person.active ? 'stop' : undefined} onClick={() => setSure(true)}>
            {t(`staff.${move}.do`)}
          </Button>
        )}
        {sure && (
          <>
            <Button look={person.active ? 'stop' : 'main'} busy={act.isPending} onClick={() => act.mutate(move, { onSuccess: () => setSure(false) })}>
              {t(`staff.${move}.sure`, { name: person.name })}
            </Button>
            <Button onClick={() => setSure(false)}>{t('staff.not')}</Button>
          </>
        )}
      </p>
    </section>
  );
}
