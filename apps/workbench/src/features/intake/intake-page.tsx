import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { EntityType, IdentityDocumentType } from '#libs/contract';
import {
  Button,
  Loading,
  SelectField,
  shortTime,
  Tag,
  TextField,
  Trouble,
  useAccount,
  useReference,
  useWords,
  type Tone,
  IDENTITY_PAPERS,
} from '#libs/ui';
import { useEnter, useEntered } from './api.ts';
import { SeenForm } from './seen-form.tsx';

const TYPES: readonly EntityType[] = ['INDIVIDUAL_BUSINESS', 'LIMITED_LIABILITY_COMPANY'];

/** The window: a clerk begins a filing for whoever stands at the counter, and finds what was entered before. */
export default function IntakePage(): ReactNode {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${t('intake.title')} · ${t('desk.place')}`;
  }, [t]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main id="main" className="pane stack board-page">
      <h1 ref={heading} tabIndex={-1}>
        {t('intake.title')}
      </h1>
      <div className="split">
        <Begin />
        <div className="stack">
          <Entered />
          <SeenForm />
        </div>
      </div>
    </main>
  );
}

function Begin(): ReactNode {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const account = useAccount();
  const reference = useReference();
  const [type, setType] = useState<EntityType>('INDIVIDUAL_BUSINESS');
  const [name, setName] = useState('');
  const [paper, setPaper] = useState<IdentityDocumentType>('residentIdCard');
  const [number, setNumber] = useState('');
  const [district, setDistrict] = useState('');
  const [office, setOffice] = useState('');
  const enter = useEnter((filing) => void navigate(`/intake/${filing.id}`));
  const places =
    reference?.divisions.filter(
      ({ code }) =>
        !code.endsWith('00') && account?.districts.some((own) => code === own || (own.endsWith('00') && code.startsWith(own.slice(0, 4)))),
    ) ?? [];
  const place = district || (places[0]?.code ?? '');
  const ready = name.trim() !== '' && number.trim() !== '' && place !== '';
  const send = (): void => {
    if (!ready) return;
    const person = { key: 'p1', name: name.trim(), document: { type: paper, number: number.trim() } };
    const roles = type === 'INDIVIDUAL_BUSINESS' ? ['operator', 'liaisonOfficer'] : ['legalRepresentative', 'executiveDirector', 'manager'];
    enter.mutate({
      ...{ kind: 'establishment', channel: 'window', entityType: type, jurisdiction: place, acceptingOffice: office.trim() || place },
      applicant: { name: person.name, document: person.document },
      facts: {
        people: [{ ...person, roles }],
        commitments: { address: false, dualNotification: false },
        ...(type === 'INDIVIDUAL_BUSINESS' ? { compositionForm: 'INDIVIDUAL' } : { businessTerm: { indefinite: true } }),
      },
    });
  };
  return (
    <form
      className="sheet stack tight"
      aria-label={t('intake.begin')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h2>{t('intake.begin')}</h2>
      <p className="sub">{t('intake.begin.about')}</p>
      <Trouble error={enter.error} />
      <SelectField
        label={t('facts.type')}
        value={type}
        onChange={(value) => setType(TYPES.find((one) => one === value) ?? 'INDIVIDUAL_BUSINESS')}
        options={TYPES.map((value) => ({ value, label: t(`entityType.${value}`) }))}
      />
      <TextField label={t('intake.applicant')} value={name} onChange={setName} maxLength={100} />
      <SelectField
        label={t('intake.paper')}
        value={paper}
        onChange={(value) => setPaper(IDENTITY_PAPERS.find((one) => one === value) ?? 'residentIdCard')}
        options={IDENTITY_PAPERS.map((value) => ({ value, label: t(`document.${value}`) }))}
      />
      <TextField label={t('intake.number')} value={number} onChange={setNumber} maxLength={40} autoComplete="off" />
      <SelectField
        label={t('facts.registry')}
        value={place}
        onChange={setDistrict}
        options={places.map((one) => ({ value: one.code, label: one[language] }))}
      />
      <TextField
        label={t('intake.office')}
        hint={t('intake.office.hint', { example: `${place || '330302'}-03` })}
        value={office}
        onChange={setOffice}
        maxLength={17}
      />
      <p className="row">
        <Button look="main" type="submit" busy={enter.isPending} notNow={!ready && t('intake.missing')}>
          {t('intake.enter')}
        </Button>
      </p>
    </form>
  );
}

const TONES: Partial<Record<string, Tone>> = {
  DRAFT: 'none',
  AWAITING_SIGNATURES: 'wait',
  CORRECTION_REQUESTED: 'warn',
  COMPLETED: 'ok',
  REJECTED: 'bad',
};

function Entered(): ReactNode {
  const { t } = useWords();
  const entered = useEntered();
  return (
    <section className="sheet stack tight" aria-label={t('intake.entered')}>
      <h2>{t('intake.entered')}</h2>
      {!entered.data && <Loading error={entered.error} again={() => void entered.refetch()} lines={5} />}
      {entered.data?.length === 0 && <p className="sub">{t('intake.none')}</p>}
      {entered.data && entered.data.length > 0 && (
        <ul className="lanes">
          {entered.data.map((row) => (
            <li key={row.id}>
              <Link className="hit" to={`/intake/${row.id}`}>
                {row.name ?? t('intake.unnamed')}
              </Link>
              <Tag tone={TONES[row.state] ?? 'wait'}>{t(`intake.state.${row.state}`)}</Tag>
              <small>
                {t(`entityType.${row.entityType}`)} · <span className="code">{row.number ?? '—'}</span> · {shortTime(row.changedAt)} ·{' '}
                {row.acceptingOffice}
              </small>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
