import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { FirmOrderState, FirmOrderView } from '#libs/contract';
import { Button, Field, Loading, shortTime, shownDate, Tag, Trouble, useBook, useLabel, useWords, type Tone } from '#libs/ui';
import { useFirmOrders, useOrderMove } from './api.ts';
import { firmActsWords } from './firm-acts-words.ts';
import { ProposalForm } from './proposal-form.tsx';

const TONES: Record<FirmOrderState, Tone> = { PROPOSED: 'wait', HEARING: 'wait', CONFIRMED: 'ok', DISMISSED: 'none' };

/** Court rulings, revocations, strikings off, and ends that are undone: one officer proposes, another decides. */
export default function FirmActsPage(): ReactNode {
  useBook(firmActsWords);
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const orders = useFirmOrders();
  const [proposing, setProposing] = useState(false);
  useEffect(() => {
    document.title = `${t('acts.title')} · ${t('desk.place')}`;
  }, [t]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main id="main" className="pane stack tight">
      <div className="row between">
        <h1 ref={heading} tabIndex={-1}>
          {t('acts.title')}
        </h1>
        {!proposing && (
          <Button look="main" onClick={() => setProposing(true)}>
            {t('acts.propose')}
          </Button>
        )}
      </div>
      <p className="sub">{t('acts.about')}</p>
      {proposing && <ProposalForm close={() => setProposing(false)} />}
      {!orders.data && <Loading error={orders.error} again={() => void orders.refetch()} lines={6} />}
      {orders.data?.length === 0 && <p>{t('acts.empty')}</p>}
      {orders.data && orders.data.length > 0 && (
        <ul className="stack">
          {orders.data.map((order) => (
            <Order key={order.id} order={order} />
          ))}
        </ul>
      )}
    </main>
  );
}

function Order({ order }: { order: FirmOrderView }): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  const { entity, kind, state, registry, document, ground, reason, hearingEndsOn, statement, liable } = order;
  const grounds: readonly string[] = ['FALSE_COMMITMENT', 'COURT_ORDER'];
  return (
    <li className="sheet stack tight">
      <div className="row between">
        <h2>
          {t(`acts.kind.${kind}`)} · {entity.name}
        </h2>
        <Tag tone={TONES[state]}>{t(`acts.state.${state}`)}</Tag>
      </div>
      <p>
        <span className="code">{entity.code}</span> · {label('divisions', registry)}
      </p>
      <p>{t('acts.basis', { document, ground: grounds.includes(ground) ? t(`acts.ground.${ground}`) : ground })}</p>
      <p>{reason}</p>
      <p className="sub">{t('acts.proposed', { by: order.proposedBy, time: shortTime(order.proposedAt) })}</p>
      {hearingEndsOn && <p>{t('acts.hearing', { date: shownDate(hearingEndsOn, language) })}</p>}
      {statement && <p>{t('acts.statement', { text: statement })}</p>}
      {order.decidedBy && order.decidedAt && (
        <p className="sub">{t('acts.decided', { by: order.decidedBy, time: shortTime(order.decidedAt), reason: order.decisionReason ?? '' })}</p>
      )}
      {liable.length > 0 && <p>{t('acts.liable', { names: liable.join('、') })}</p>}
      {order.moves.length > 0 && <Moves order={order} />}
    </li>
  );
}

/** The server says which moves there are; each wants a reason. */
function Moves({ order }: { order: FirmOrderView }): ReactNode {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const move = useOrderMove(order.id, () => setReason(''));
  const ready = reason.trim() !== '';
  return (
    <>
      <Field label={t('acts.reason')} hint={t('acts.reason.hint')}>
        {(control) => <textarea className="in" {...control} maxLength={2_000} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <Trouble error={move.error} />
      <p className="row">
        {order.moves.map((one) => (
          <Button
            key={one}
            look={one === 'confirm' ? 'stop' : undefined}
            busy={move.isPending}
            notNow={!ready && t('acts.reason.hint')}
            onClick={() => move.mutate({ move: one, reason: reason.trim() })}
          >
            {t(`acts.move.${one}`)}
          </Button>
        ))}
      </p>
    </>
  );
}
