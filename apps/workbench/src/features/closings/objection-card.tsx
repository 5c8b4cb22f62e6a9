import { useState, type ReactNode } from 'react';
import type { StaffObjectionView } from '#libs/contract';
import { Button, shownDate, TextField, Trouble, useAccount, useLabel, useWords } from '#libs/ui';
import { useStrike } from './api.ts';

/** One objection that stands: who to reach, what the owner answered, and, where it is none in law, striking it out with the reason. */
export function ObjectionCard({ objection }: { objection: StaffObjectionView }): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  const account = useAccount();
  const [reason, setReason] = useState('');
  const strike = useStrike(objection.id);
  const may = account?.roles.some((role) => role === 'approver' || role === 'supervisor') ?? false;
  const { name, code, by, on, endsOn, contact, answer } = objection;
  return (
    <article className="sheet stack tight">
      <h3>
        {name} <span className="code sub">{code}</span>
      </h3>
      <p>{objection.reason}</p>
      <p className="sub">
        {t('objections.by', {
          by: by === 'INTERESTED_PARTY' ? t('objections.party') : label('departments', by),
          date: shownDate(on, language),
          end: shownDate(endsOn, language),
        })}
        {contact && ` · ${t('objections.contact', { contact })}`}
      </p>
      <p>{answer ? t('objections.answer', { answer }) : <span className="sub">{t('objections.noAnswer')}</span>}</p>
      {may && (
        <details>
          <summary>{t('objections.strike')}</summary>
          <form
            className="stack tight"
            onSubmit={(event) => {
              event.preventDefault();
              if (reason.trim()) strike.mutate(reason.trim());
            }}
          >
            <p className="sub">{t('objections.strike.about')}</p>
            <Trouble error={strike.error} />
            <TextField label={t('objections.strike.reason')} lines={2} maxLength={500} value={reason} onChange={setReason} />
            <p className="row">
              <Button look="stop" type="submit" busy={strike.isPending} notNow={!reason.trim() && t('oversee.reason.missing')}>
                {t('objections.strike')}
              </Button>
            </p>
          </form>
        </details>
      )}
    </article>
  );
}
