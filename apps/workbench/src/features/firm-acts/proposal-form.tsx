import { useState, type ReactNode } from 'react';
import type { FirmOrderKind } from '#libs/contract';
import { Button, Field, TextField, Trouble, useWords } from '#libs/ui';
import { usePropose, type Proposal } from './api.ts';

const KINDS: readonly FirmOrderKind[] = ['courtRuling', 'revocation', 'strikingOff', 'reopening'];
const GROUNDS = ['FALSE_COMMITMENT', 'COURT_ORDER'] as const;
const EMPTY: Proposal = { kind: 'courtRuling', code: '', ground: '', document: '', reason: '' };

/** What is to be done to which firm, and on what it rests. Nothing happens before a second officer agrees. */
export function ProposalForm({ close }: { close: () => void }): ReactNode {
  const { t } = useWords();
  const [proposal, setProposal] = useState(EMPTY);
  const [asked, setAsked] = useState(false);
  const propose = usePropose(close);
  const set = (part: Partial<Proposal>): void => setProposal((before) => ({ ...before, ...part }));
  const missing = (text: string): string | null => (asked && text.trim() === '' ? t('acts.missing') : null);
  const whole = [proposal.code, proposal.ground, proposal.document, proposal.reason].every((text) => text.trim() !== '');
  const reopens = proposal.kind === 'reopening';
  return (
    <form
      className="sheet stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (whole) propose.mutate(proposal);
      }}
    >
      <h2>{t('acts.propose')}</h2>
      <Field label={t('acts.kind')} hint={t(`acts.kind.${proposal.kind}.text`)}>
        {(control) => (
          <select
            className="in w12"
            {...control}
            value={proposal.kind}
            onChange={({ target }) => set({ kind: KINDS.find((kind) => kind === target.value) ?? 'courtRuling', ground: '' })}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`acts.kind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        label={t('acts.code')}
        look="w12"
        maxLength={40}
        value={proposal.code}
        error={missing(proposal.code)}
        onChange={(code) => set({ code })}
      />
      {reopens ? (
        <Field label={t('acts.ground')} error={missing(proposal.ground)}>
          {(control) => (
            <select className="in w12" {...control} value={proposal.ground} onChange={({ target }) => set({ ground: target.value })}>
              <option value="">{t('ui.choose')}</option>
              {GROUNDS.map((ground) => (
                <option key={ground} value={ground}>
                  {t(`acts.ground.${ground}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : (
        <TextField
          label={t('acts.ground')}
          maxLength={200}
          value={proposal.ground}
          error={missing(proposal.ground)}
          onChange={(ground) => set({ ground })}
        />
      )}
      <TextField
        label={t('acts.document')}
        look="w12"
        maxLength={100}
        value={proposal.document}
        error={missing(proposal.document)}
        onChange={(document) => set({ document })}
      />
      <TextField
        label={t('acts.facts')}
        lines={4}
        maxLength={2_000}
        value={proposal.reason}
        error={missing(proposal.reason)}
        onChange={(reason) => set({ reason })}
      />
      <Trouble error={propose.error} />
      <p className="row">
        <Button look="main" type="submit" busy={propose.isPending}>
          {t('acts.send')}
        </Button>
        <Button onClick={close}>{t('acts.cancel')}</Button>
      </p>
    </form>
  );
}
