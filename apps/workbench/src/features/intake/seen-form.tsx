import { useState, type ReactNode } from 'react';
import type { IdentityDocumentType } from '#libs/contract';
import { Button, Note, SelectField, TextField, Trouble, useWords, IDENTITY_PAPERS } from '#libs/ui';
import { useSeen } from './api.ts';

/** Somebody whom no way online believed stands here: the code they bring leads to their account, the paper in the clerk's hand proves it. */
export function SeenForm(): ReactNode {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [paper, setPaper] = useState<IdentityDocumentType>('residentIdCard');
  const [number, setNumber] = useState('');
  const [country, setCountry] = useState('');
  const seen = useSeen(() => [setCode, setName, setNumber, setCountry].forEach((clear) => clear('')));
  const foreign = paper === 'foreignPassport';
  const ready = [code, name, number, ...(foreign ? [country] : [])].every((text) => text.trim() !== '');
  const send = (): void => {
    if (!ready) return;
    const document = { type: paper, number: number.trim(), ...(foreign ? { issuingCountry: country.trim().toUpperCase() } : {}) };
    seen.mutate({ code: code.trim(), name: name.trim(), document });
  };
  return (
    <form
      className="sheet stack tight"
      aria-label={t('intake.seen')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h2>{t('intake.seen')}</h2>
      <p className="sub">{t('intake.seen.about')}</p>
      {seen.data && <Note tone="ok" slim title={t('intake.seen.done', { name: seen.data.name })} role="status" />}
      <Trouble error={seen.error} />
      <TextField
        look="code"
        label={t('intake.seen.code')}
        hint={t('intake.seen.code.hint')}
        value={code}
        onChange={setCode}
        maxLength={20}
        autoComplete="off"
      />
      <TextField label={t('intake.seen.name')} value={name} onChange={setName} maxLength={100} autoComplete="off" />
      <SelectField
        label={t('intake.paper')}
        value={paper}
        onChange={(value) => setPaper(IDENTITY_PAPERS.find((one) => one === value) ?? 'residentIdCard')}
        options={IDENTITY_PAPERS.map((value) => ({ value, label: t(`document.${value}`) }))}
      />
      <TextField label={t('intake.number')} value={number} onChange={setNumber} maxLength={40} autoComplete="off" />
      {foreign && <TextField label={t('intake.seen.country')} value={country} onChange={setCountry} maxLength={3} autoComplete="off" />}
      <p className="row">
        <Button look="main" type="submit" busy={seen.isPending} notNow={!ready && t('intake.seen.missing')}>
          {t('intake.seen.do')}
        </Button>
      </p>
    </form>
  );
}
