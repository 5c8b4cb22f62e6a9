import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { PersonFacts } from '#libs/contract';
import { Button, Choice, SelectField, TextField, useWords } from '#libs/ui';
import { useRegistered } from './api.ts';
import type { Asks } from './asks.ts';
import { HoldingFields } from './holding-fields.tsx';
import { newHolding, type Body } from './people.ts';

/** Where it is from or what it is decides who may be a partner and what else must be shown. */
const KINDS = ['', 'STATE_SOLE_COMPANY', 'LISTED_COMPANY', 'PUBLIC_INSTITUTION', 'SOCIAL_ORGANISATION', 'HONG_KONG', 'MACAO', 'TAIWAN', 'FOREIGN'];
const ABROAD = ['HONG_KONG', 'MACAO', 'TAIWAN', 'FOREIGN'];
const CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/;

interface BodyFormProps {
  body: Body | null;
  isFirst: boolean;
  asks: Asks;
  people: readonly PersonFacts[];
  save: (body: Body) => void;
  leave: () => void;
}

/** An owner that is no person. Its name comes from the register when its code is there. */
export function BodyForm({ body, isFirst, asks, people, save, leave }: BodyFormProps): ReactNode {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const [about, setAbout] = useState(body?.organisation ?? { name: '', unifiedSocialCreditCode: '' });
  const [holding, setHolding] = useState(body?.holding ?? newHolding(asks, isFirst));
  const [delegate, setDelegate] = useState(body?.delegate ?? '');
  const [tried, setTried] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const code = about.unifiedSocialCreditCode.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  const isAbroad = ABROAD.includes(about.bodyKind ?? '');
  const registered = useRegistered(CODE.test(code) ? code : '');
  const found = registered.data?.rows.find((row) => row.code === code)?.name;
  const name = about.name.trim() || (found ?? '');
  const manages = asks.managing && holding.managingPartner === true && holding.liability !== 'LIMITED';
  const faults = {
    code: !isAbroad && !CODE.test(code) ? t('body.code.fault', { count: code.length }) : null,
    name: name ? null : t('body.name.missing'),
    amount: holding.subscribed ? null : t('person.amount.missing'),
    delegate: (manages || people.length > 0) && !delegate ? t('body.delegate.missing') : null,
  };
  const finish = (): void => {
    setTried(true);
    if (Object.values(faults).some((fault) => fault !== null)) return;
    const { bodyKind, publicAdministration: _before, ...known } = about;
    const isPublic = asks.farmers && bodyKind === 'PUBLIC_INSTITUTION';
    save({
      organisation: {
        ...known,
        name,
        unifiedSocialCreditCode: code,
        ...(bodyKind ? { bodyKind } : {}),
        ...(isPublic ? { publicAdministration: true } : {}),
      },
      holding,
      ...(delegate ? { delegate } : {}),
    });
  };
  return (
    <section className="sheet stack" aria-labelledby="body">
      <h2 id="body" ref={heading} tabIndex={-1}>
        {body ? t('person.change', { name: body.organisation.name }) : t('body.add')}
      </h2>
      <SelectField
        look="w12"
        label={t('body.kind')}
        hint={t('body.kind.hint')}
        value={about.bodyKind ?? ''}
        onChange={(bodyKind) => setAbout({ ...about, bodyKind: bodyKind || undefined })}
        options={KINDS.map((value) => ({ value, label: t(`bodyKind.${value || 'DOMESTIC'}`) }))}
      />
      <TextField
        look="w12 code"
        label={t(isAbroad ? 'body.code.abroad' : 'body.code')}
        hint={t(isAbroad ? 'body.code.abroad.hint' : 'body.code.hint')}
        value={about.unifiedSocialCreditCode}
        onChange={(unifiedSocialCreditCode) => setAbout({ ...about, unifiedSocialCreditCode })}
        error={tried && faults.code}
        autoComplete="off"
      />
      <TextField
        look="w12"
        label={t('body.name')}
        hint={t(found && !about.name ? 'body.name.found' : 'body.name.hint')}
        value={about.name || (found ?? '')}
        onChange={(typed) => setAbout({ ...about, name: typed })}
        error={tried && faults.name}
        autoComplete="off"
      />
      {asks.holder === 'shareholder' && !isAbroad && (
        <Choice
          inline
          label={t('body.controlled')}
          hint={t('body.controlled.hint')}
          value={about.controlledBy ?? ''}
          onChange={(controlledBy) => setAbout({ ...about, controlledBy })}
          options={['naturalPersons', 'state', 'other'].map((value) => ({ value, label: t(`controlledBy.${value}`) }))}
        />
      )}
      <HoldingFields isBody asks={asks} holding={holding} error={tried ? faults.amount : null} change={setHolding} />
      {(manages || people.length > 0) && (
        <SelectField
          look="w12"
          label={t('body.delegate')}
          hint={t(people.length === 0 ? 'body.delegate.nobody' : manages ? 'body.delegate.hint' : 'body.delegate.signs')}
          value={delegate}
          unchosen={t('ui.choose')}
          error={tried && faults.delegate}
          onChange={setDelegate}
          options={people.map((person) => ({ value: person.key, label: person.name }))}
        />
      )}
      <p className="row go">
        <Button look="main" onClick={finish}>
          {body ? t('person.keep') : t('person.add')}
        </Button>
        <Button onClick={leave}>{t('ui.notNow')}</Button>
      </p>
    </section>
  );
}
