import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { HoldAct, HoldRow } from '#libs/contract';
import { Button, Field, Loading, shortTime, Tag, Trouble, useLabel, useWords } from '#libs/ui';
import { useAnswerHold, useHolds } from './api.ts';

/** People who say that they were named without knowing. What they are named in stands still until the registry answers, with its reason. */
export default function HoldsPage(): ReactNode {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const holds = useHolds();
  useEffect(() => {
    document.title = `${t('holds.title')} · ${t('desk.place')}`;
  }, [t]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main id="main" className="pane stack tight">
      <h1 ref={heading} tabIndex={-1}>
        {t('holds.title')}
      </h1>
      <p className="sub">{t('holds.about')}</p>
      {!holds.data && <Loading error={holds.error} again={() => void holds.refetch()} lines={6} />}
      {holds.data?.length === 0 && <p>{t('holds.empty')}</p>}
      {holds.data && holds.data.length > 0 && (
        <ul className="stack">
          {holds.data.map((hold) => (
            <Hold key={hold.id} hold={hold} />
          ))}
        </ul>
      )}
    </main>
  );
}

function Hold({ hold }: { hold: HoldRow }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const [reason, setReason] = useState('');
  const answer = useAnswerHold(hold.id);
  const ready = reason.trim().length >= 5;
  const send = (move: HoldAct): void => answer.mutate({ move, reason: reason.trim() });
  const roles = hold.roles.map((role) => (role === 'holder' ? t('holds.holder') : label('roles', role))).join(t('punctuation.list'));
  return (
    <li className="sheet stack tight">
      <div className="row between">
        <h2>{hold.name}</h2>
        <Tag tone={hold.on === 'filing' ? 'warn' : 'bad'}>{t(`holds.on.${hold.on}`)}</Tag>
      </div>
      <p>
        <span className="code">{hold.number}</span> · {label('divisions', hold.jurisdiction)}
      </p>
      <p>{t('holds.said', { person: hold.person, roles, time: shortTime(hold.heldAt) })}</p>
      {hold.proposed && <p>{t('holds.proposed', { by: hold.proposed.by, time: shortTime(hold.proposed.at), reason: hold.proposed.reason })}</p>}
      <Field label={t('holds.reason')} hint={t('holds.reason.hint')}>
        {(control) => <textarea className="in" {...control} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <Trouble error={answer.error} />
      <p className="row">
        {hold.moves.map((move) => (
          <Button
            key={move}
            look={move === 'uphold' ? 'stop' : undefined}
            busy={answer.isPending}
            notNow={!ready && t('holds.reason.hint')}
            onClick={() => send(move)}
          >
            {t(`holds.${move}`)}
          </Button>
        ))}
      </p>
    </li>
  );
}
