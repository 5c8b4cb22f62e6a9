import { useState, type ReactNode } from 'react';
import type { PermitHeld, ScopeNeedView } from '#libs/contract';
import { Button, TextField, Trouble, useWords } from '#libs/ui';
import { useDraft } from './draft.tsx';
import { useSetPermits } from './scope-api.ts';

/** A permit the applicants hold already, as its paper says. */
export function PermitForm({ need, item, leave }: { need: ScopeNeedView; item: string; leave: () => void }): ReactNode {
  const { t } = useWords();
  const { filing } = useDraft();
  const begun = filing.permits.find((one) => one.catalogueItem === item);
  const [permit, setPermit] = useState<PermitHeld>(begun ?? { catalogueItem: item, number: '', authority: need.authority ?? '', issuedOn: '' });
  const [tried, setTried] = useState(false);
  const send = useSetPermits(filing.id, leave);
  const missing = (value: string | undefined): string | false => tried && !value?.trim() && t('permit.missing');
  const late = permit.validTo && permit.issuedOn && permit.validTo < permit.issuedOn ? t('permit.order') : null;
  const keep = (): void => {
    setTried(true);
    if (!permit.number.trim() || !permit.authority.trim() || !permit.issuedOn || late) return;
    send.mutate([...filing.permits.filter((one) => one.catalogueItem !== item), { ...permit, validTo: permit.validTo || undefined }]);
  };
  return (
    <section className="sheet stack" aria-label={t('permit.title', { permit: need.permit })}>
      <h3>{t('permit.title', { permit: need.permit })}</h3>
      <TextField
        look="w12"
        label={t('permit.number')}
        maxLength={100}
        hint={t('permit.number.hint')}
        value={permit.number}
        error={missing(permit.number)}
        onChange={(number) => setPermit({ ...permit, number })}
      />
      <TextField
        label={t('permit.authority')}
        maxLength={200}
        hint={t('permit.authority.hint')}
        value={permit.authority}
        error={missing(permit.authority)}
        onChange={(authority) => setPermit({ ...permit, authority })}
      />
      <TextField
        look="w12"
        type="date"
        label={t('permit.issuedOn')}
        value={permit.issuedOn}
        error={missing(permit.issuedOn)}
        onChange={(issuedOn) => setPermit({ ...permit, issuedOn })}
      />
      <TextField
        look="w12"
        type="date"
        label={t('permit.validTo')}
        hint={t('permit.validTo.hint')}
        value={permit.validTo ?? ''}
        error={late}
        onChange={(validTo) => setPermit({ ...permit, validTo })}
      />
      <Trouble error={send.error} again={keep} />
      <p className="row go">
        <Button busy={send.isPending} onClick={keep}>
          {t('permit.keep')}
        </Button>
        <Button onClick={leave}>{t('ui.notNow')}</Button>
      </p>
    </section>
  );
}
