import { useState, type ReactNode } from 'react';
import type { IdentityDocumentType } from '#libs/contract';
import { Button, SelectField, TextField, Trouble, useWords } from '#libs/ui';
import { useProveIdentity } from './api.ts';

const PAPERS: readonly IdentityDocumentType[] = [
  'residentIdCard',
  'prcPassport',
  'hkMacaoTravelPermit',
  'taiwanTravelPermit',
  'hkMacaoTaiwanResidencePermit',
  'foreignPermanentResidentCard',
  'foreignPassport',
  'hkPassport',
  'macaoPassport',
];

/** Proves who holds this account. The number is compared and never shown again. */
export function IdentityForm({ name, done }: { name: string; done: () => void }): ReactNode {
  const { t } = useWords();
  const [form, setForm] = useState({ name, documentType: 'residentIdCard', number: '', issuingCountry: '' });
  const [tried, setTried] = useState(false);
  const prove = useProveIdentity(done);
  const number = form.number.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const foreign = form.documentType === 'foreignPassport';
  const send = (): void => {
    setTried(true);
    const documentType = PAPERS.find((one) => one === form.documentType);
    if (!form.name.trim() || !number || !documentType) return;
    prove.mutate({ name: form.name.trim(), documentType, number, ...(foreign ? { issuingCountry: form.issuingCountry.trim().toUpperCase() } : {}) });
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Trouble error={prove.error} again={send} />
      <TextField
        look="w12"
        label={t('identity.name')}
        hint={t('identity.name.hint')}
        value={form.name}
        onChange={(value) => setForm({ ...form, name: value })}
        autoComplete="name"
        error={tried && !form.name.trim() && t('identity.name.missing')}
      />
      <SelectField
        look="w12"
        label={t('identity.paper')}
        value={form.documentType}
        options={PAPERS.map((value) => ({ value, label: t(`document.${value}`) }))}
        onChange={(documentType) => setForm({ ...form, documentType })}
      />
      <TextField
        look="w12 code"
        label={t('identity.number')}
        hint={t('identity.number.hint')}
        value={form.number}
        onChange={(value) => setForm({ ...form, number: value })}
        autoComplete="off"
        error={tried && !number && t('identity.number.missing')}
      />
      {foreign && (
        <TextField
          look="w6 code"
          label={t('identity.country')}
          hint={t('identity.country.hint')}
          value={form.issuingCountry}
          onChange={(value) => setForm({ ...form, issuingCountry: value })}
          maxLength={3}
        />
      )}
      <p className="row go">
        <Button look="main" type="submit" busy={prove.isPending}>
          {t('identity.go')}
        </Button>
      </p>
    </form>
  );
}
