import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { ClosingView, ObjectionView } from '#libs/contract';
import { api, Button, TextField, Trouble, useAct, useWords } from '#libs/ui';

/** What the owner says to an objection, once; who objected and the registry read it. */
export function ObjectionAnswer({ id, objection }: { id: string; objection: ObjectionView }): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [answer, setAnswer] = useState('');
  const [asked, setAsked] = useState(false);
  const send = useAct(
    (text: string, key) => api.post<ClosingView>(`/closings/${id}/objections/${objection.id}/answer`, { body: { answer: text }, key }),
    (closing) => client.setQueryData(['closing', id], closing),
  );
  if (objection.answer) return <p className="hint">{t('closing.answered', { answer: objection.answer })}</p>;
  if (objection.state !== 'STANDING') return null;
  if (!open)
    return (
      <p className="row">
        <Button onClick={() => setOpen(true)}>{t('closing.answer')}</Button>
      </p>
    );
  return (
    <form
      className="stack tight"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (answer.trim()) send.mutate(answer.trim());
      }}
    >
      <TextField
        path={`answer.${objection.id}`}
        label={t('closing.answer.label')}
        hint={t('closing.answer.hint')}
        lines={3}
        maxLength={2_000}
        value={answer}
        error={asked && !answer.trim() ? t('closing.answer.missing') : null}
        onChange={setAnswer}
      />
      <Trouble error={send.error} />
      <p className="row go">
        <Button look="main" type="submit" busy={send.isPending}>
          {t('closing.answer.send')}
        </Button>
      </p>
    </form>
  );
}
