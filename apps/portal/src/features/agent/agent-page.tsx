import { useRef, useState, type ReactNode } from 'react';
import type { AgentFirmView } from '#libs/contract';
import { Button, Columns, ErrorSummary, Loading, Page, shownDate, TextField, Trouble, useBook, useFaults, useWords } from '#libs/ui';
import { agentWords } from './agent-words.ts';
import { useAddMember, useAgentFirm, useOpenFirm, useRemoveMember } from './api.ts';

/** The firm in whose name one files for others: opened once, its people added and taken off. */
export default function AgentPage(): ReactNode {
  useBook(agentWords);
  const { t } = useWords();
  const own = useAgentFirm();
  const firm = own.data?.firm;
  return (
    <Page
      title={firm?.name ?? t('agent.title')}
      eyebrow={firm ? t('agent.title') : undefined}
      lede={t('agent.lede')}
      back={{ to: '/mine', text: t('list.back') }}
    >
      <Columns>
        {!own.data && <Loading error={own.error} again={() => void own.refetch()} />}
        {own.data && !firm && <OpenFirm />}
        {firm && <Members firm={firm} />}
      </Columns>
    </Page>
  );
}

function OpenFirm(): ReactNode {
  const { t } = useWords();
  const [form, setForm] = useState({ name: '', code: '' });
  const { faults, attempt, at, pass } = useFaults({
    'agent.name': !form.name.trim() && t('agent.name.missing'),
    'agent.code': !form.code.trim() && t('agent.code.missing'),
  });
  const open = useOpenFirm();
  const send = (): void => {
    if (pass()) open.mutate({ name: form.name.trim(), code: form.code.trim() });
  };
  return (
    <form
      className="sheet stack tight"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p>{t('agent.open.text')}</p>
      <ErrorSummary faults={faults} attempt={attempt} />
      <Trouble error={open.error} again={send} />
      <TextField
        path="agent.name"
        label={t('agent.name')}
        hint={t('agent.name.hint')}
        value={form.name}
        onChange={(name) => setForm({ ...form, name })}
        autoComplete="organization"
        error={at('agent.name')}
      />
      <TextField
        path="agent.code"
        look="w12 code"
        label={t('agent.code')}
        hint={t('agent.code.hint')}
        value={form.code}
        onChange={(code) => setForm({ ...form, code })}
        autoComplete="off"
        error={at('agent.code')}
      />
      <p className="row go">
        <Button look="main" type="submit" busy={open.isPending}>
          {t('agent.open')}
        </Button>
      </p>
    </form>
  );
}

function Members({ firm }: { firm: AgentFirmView }): ReactNode {
  const { t, language } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const [told, setTold] = useState('');
  const remove = useRemoveMember(() => {
    setTold(t('agent.removed'));
    heading.current?.focus(); // the row with the button is gone
  });
  return (
    <section className="sheet stack tight">
      <p className="code">{firm.code}</p>
      <h2 ref={heading} tabIndex={-1}>
        {t('agent.members')}
      </h2>
      <p>{t(firm.manages ? 'agent.members.text' : 'agent.asMember')}</p>
      <p role="status">{told}</p>
      <Trouble error={remove.error} />
      <ul className="own-list">
        {firm.members.map((member) => (
          <li key={member.id} className="row between">
            <span>
              <b>{member.name}</b>
              <small className="sub line">
                <span className="code">{member.login}</span> {t('agent.since', { date: shownDate(member.joinedAt.slice(0, 10), language) })}
                {member.manages && ` ${t('agent.manages')}`}
              </small>
            </span>
            {firm.manages && !member.isMe && (
              <Button busy={remove.isPending && remove.variables === member.id} onClick={() => remove.mutate(member.id)}>
                {t('ui.remove')}
                <span className="vh">{member.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {firm.manages && <AddMember tell={setTold} />}
    </section>
  );
}

function AddMember({ tell }: { tell: (text: string) => void }): ReactNode {
  const { t } = useWords();
  const [login, setLogin] = useState('');
  const { faults, attempt, at, pass, forget } = useFaults({ 'agent.login': !login.trim() && t('agent.add.missing') });
  const add = useAddMember(() => {
    setLogin('');
    forget();
    tell(t('agent.added'));
  });
  const send = (): void => {
    if (pass()) add.mutate(login.trim());
  };
  return (
    <form
      className="stack tight"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ErrorSummary faults={faults} attempt={attempt} />
      <Trouble error={add.error} again={send} />
      <TextField
        path="agent.login"
        look="w12"
        label={t('agent.add.login')}
        hint={t('agent.add.hint')}
        value={login}
        onChange={setLogin}
        autoComplete="off"
        error={at('agent.login')}
      />
      <p className="row go">
        <Button type="submit" busy={add.isPending}>
          {t('agent.add')}
        </Button>
      </p>
    </form>
  );
}
