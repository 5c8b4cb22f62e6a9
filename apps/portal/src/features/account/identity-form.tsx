import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { IdentityDocumentType } from '#libs/contract';
import {
  ApiError,
  Button,
  Choice,
  ErrorSummary,
  Note,
  placeOf,
  sayError,
  SelectField,
  TextField,
  Trouble,
  useBook,
  useWords,
  IDENTITY_PAPERS,
} from '#libs/ui';
import { useProveIdentity } from './api.ts';
import { DemoIdentities } from './demo-identities.tsx';
import { bodyFrom, faultsOf, isWay, nextWay, startForm, WAYS, type IdentityFields, type Way } from './identity-fields.ts';
import { identityWords } from './identity-words.ts';
import { WindowCodeSection } from './window-code-section.tsx';

/** What the proof service said no with, or that it said nothing: the next way is open. */
const FAILED = ['not_same', 'way_unsure', 'way_not_for_paper', 'service_away', 'service_slow', 'no_proof_service'].map((code) => `identity.${code}`);

/** Proves who holds this account, in one of four ways; after one that failed the next is chosen. The number is compared and never shown again. */
export function IdentityForm({ name, done }: { name: string; done: () => void }): ReactNode {
  useBook(identityWords);
  const { t, has } = useWords();
  const [form, setForm] = useState(() => startForm(name));
  const [way, setWay] = useState<Way>('face');
  const [failed, setFailed] = useState<Failure | null>(null);
  const [tried, setTried] = useState<readonly Way[]>([]);
  const [attempt, setAttempt] = useState(0);
  const prove = useProveIdentity(done);
  const set = (part: Partial<IdentityFields>): void => {
    setForm({ ...form, ...part });
    if (near) prove.reset();
  };
  const near = prove.error instanceof ApiError && prove.error.body.code.startsWith('identity.near_miss') ? sayError(prove.error, t, has) : null;
  const missing = attempt > 0 ? faultsOf(form, way) : [];
  const errorAt = (field: string): string | null =>
    missing.some((one) => one === field) ? t(`identity.${field}.missing`) : field === 'name' ? near : null;
  const fall = (error: Error): void => {
    if (!(error instanceof ApiError) || !FAILED.includes(error.body.code)) return;
    const done = [...tried, way];
    setTried(done);
    const next = nextWay(way, done);
    setFailed({ way, next, why: sayError(error, t, has) });
    setWay(next);
    setAttempt(0);
    prove.reset();
  };
  const send = (): void => {
    setAttempt(attempt + 1);
    setFailed(null);
    if (way !== 'window' && faultsOf(form, way).length === 0) prove.mutate(bodyFrom(form, way), { onError: fall });
  };
  const faults = [...new Set([...missing, ...(near ? ['name'] : [])])].map((field) => ({
    to: placeOf(`identity.${field}`),
    text: errorAt(field) ?? '',
  }));
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {failed && <Failed failed={failed} />}
      {faults.length > 0 && <ErrorSummary attempt={attempt} faults={faults} />}
      {!near && <Trouble error={prove.error} again={send} />}
      <Choice
        label={t('identity.way')}
        value={way}
        options={WAYS.map((value) => ({
          value,
          label: <b>{t(`identity.way.${value}`)}</b>,
          help: tried.includes(value) ? t('identity.way.tried') : t(`identity.way.${value}.help`),
        }))}
        onChange={(value) => {
          if (isWay(value)) setWay(value);
          setAttempt(0);
        }}
      />
      {way === 'window' ? (
        <WindowCodeSection />
      ) : (
        <>
          <Paper form={form} set={set} errorAt={errorAt} />
          {way === 'bankCard' && (
            <div className="halves">
              <Digits field="card" form={form} set={set} error={errorAt('card')} autoComplete="off" />
              <Digits field="mobile" form={form} set={set} error={errorAt('mobile')} autoComplete="tel" />
            </div>
          )}
          {way === 'eId' && <Digits field="code" form={form} set={set} error={errorAt('code')} autoComplete="one-time-code" />}
          <p className="row go">
            <Button look="main" type="submit" busy={prove.isPending}>
              {t('identity.go')}
            </Button>
          </p>
        </>
      )}
      <DemoIdentities take={(one) => set({ ...one, issuingCountry: one.issuingCountry ?? '' })} />
    </form>
  );
}

interface Failure {
  way: Way;
  next: Way;
  why: string;
}

/** Where the eye and the ear are taken: on a phone the button that was pressed stands far below. */
function Failed({ failed }: { failed: Failure }): ReactNode {
  const { t } = useWords();
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => note.current?.focus(), [failed]);
  return (
    <Note ref={note} tone="warn" title={t('identity.failed', { way: t(`identity.way.${failed.way}`) })} role="alert">
      <p>{failed.why}</p>
      <p>{t('identity.next', { way: t(`identity.way.${failed.next}`) })}</p>
    </Note>
  );
}

interface Parts {
  form: IdentityFields;
  set: (part: Partial<IdentityFields>) => void;
}

function Paper({ form, set, errorAt }: Parts & { errorAt: (field: string) => string | null }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <TextField
        path="identity.name"
        look="w12"
        label={t('identity.name')}
        maxLength={200}
        hint={t('identity.name.hint')}
        value={form.name}
        onChange={(name) => set({ name })}
        autoComplete="name"
        error={errorAt('name')}
      />
      <SelectField
        look="w12"
        label={t('identity.paper')}
        value={form.documentType}
        options={IDENTITY_PAPERS.map((value) => ({ value, label: t(`document.${value}`) }))}
        onChange={(value) => set({ documentType: IDENTITY_PAPERS.find((one): one is IdentityDocumentType => one === value) ?? form.documentType })}
      />
      <TextField
        path="identity.number"
        look="w12 code"
        label={t('identity.number')}
        maxLength={60}
        hint={t('identity.number.hint')}
        value={form.number}
        onChange={(number) => set({ number })}
        autoComplete="off"
        error={errorAt('number')}
      />
      {form.documentType === 'foreignPassport' && (
        <TextField
          path="identity.country"
          look="w6 code"
          label={t('identity.country')}
          hint={t('identity.country.hint')}
          value={form.issuingCountry}
          onChange={(issuingCountry) => set({ issuingCountry })}
          maxLength={3}
          error={errorAt('country')}
        />
      )}
    </>
  );
}

function Digits({
  field,
  form,
  set,
  error,
  autoComplete,
}: Parts & { field: 'card' | 'mobile' | 'code'; error: string | null; autoComplete: string }): ReactNode {
  const { t } = useWords();
  return (
    <TextField
      path={`identity.${field}`}
      look="w12 code"
      inputMode="numeric"
      label={t(`identity.${field}`)}
      hint={t(`identity.${field}.hint`)}
      value={form[field]}
      onChange={(value) => set({ [field]: value })}
      autoComplete={autoComplete}
      error={error}
    />
  );
}
