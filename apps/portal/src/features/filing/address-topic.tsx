import type { ReactNode } from 'react';
import type { AddressFacts, ReferenceView } from '#libs/contract';
import { Choice, entityFacts, isCompany, placeOf, SelectField, TextField, Ticks, useReference, useWords } from '#libs/ui';
import { useDraft } from './draft.tsx';
import { TopicPage } from './topic-page.tsx';

const USES = ['COMMERCIAL', 'RESIDENTIAL', 'INDUSTRIAL', 'VIRTUAL'] as const;
const RIGHTS = ['LEASED', 'OWNED', 'BORROWED', 'HOSTED'] as const;
const PARTS = ['town', 'street', 'doorNumber', 'unit'] as const;

/** The address in its parts; the text for the licence is made of them. */
export default function AddressTopic(): ReactNode {
  const { t, language } = useWords();
  const { filing, facts, change } = useDraft();
  const reference = useReference();
  const company = isCompany(filing);
  const begun: AddressFacts = facts.address ?? {
    divisionCode: filing.jurisdiction,
    text: '',
    propertyUse: 'COMMERCIAL',
    rightOfUse: 'LEASED',
    mode: 'DECLARED',
  };
  const set = (part: Partial<AddressFacts>): void => {
    const next = { ...begun, ...part };
    change({ address: { ...next, text: addressText(next, reference) } });
  };
  const divisions = (reference?.divisions ?? []).filter((one) => ['district', 'county', 'countyLevelCity'].includes(one.kind));
  return (
    <TopicPage topic="address" aside={<Aside />}>
      {(errorAt) => (
        <>
          <SelectField
            path="address.divisionCode"
            look="w12"
            label={t('address.division')}
            value={begun.divisionCode}
            error={errorAt('address.divisionCode')}
            options={divisions.map((one) => ({ value: one.code, label: one[language] }))}
            onChange={(divisionCode) => set({ divisionCode })}
          />
          {PARTS.map((part) => (
            <TextField
              key={part}
              path={`address.${part}`}
              look="w12"
              label={t(`address.${part}`)}
              hint={t(`address.${part}.hint`)}
              value={begun[part] ?? ''}
              error={errorAt(`address.${part}`)}
              onChange={(value) => set({ [part]: value })}
              onBlur={() => begun[part] !== begun[part]?.trim() && set({ [part]: begun[part]?.trim() })}
            />
          ))}
          <section className="sheet stack close" id={placeOf('address.text')} tabIndex={-1}>
            <p className="eyebrow">{t(`address.whole.${entityFacts(filing.entityType).place}`)}</p>
            <p className="song">{facts.address?.text || t('address.whole.none')}</p>
            {errorAt('address.text') && <p className="err">{errorAt('address.text')}</p>}
          </section>
          <Choice
            path="address.propertyUse"
            inline
            label={t('address.use')}
            value={begun.propertyUse}
            error={errorAt('address.propertyUse')}
            onChange={(value) => set({ propertyUse: USES.find((one) => one === value) ?? 'COMMERCIAL' })}
            options={USES.filter((one) => one !== 'VIRTUAL' || !company).map((value) => ({ value, label: t(`propertyUse.${value}`) }))}
          />
          {begun.propertyUse === 'RESIDENTIAL' && (
            <Ticks
              path="address.residentialConsent"
              label={t('address.consent')}
              hint={t('address.consent.hint')}
              values={begun.residentialConsent ? ['yes'] : []}
              error={errorAt('address.residentialConsent')}
              onChange={(_, on) => set({ residentialConsent: on })}
              options={[{ value: 'yes', label: t('address.consent.yes') }]}
            />
          )}
          <Choice
            path="address.rightOfUse"
            inline
            label={t('address.right')}
            value={begun.rightOfUse}
            error={errorAt('address.rightOfUse')}
            onChange={(value) => set({ rightOfUse: RIGHTS.find((one) => one === value) ?? 'LEASED' })}
            options={RIGHTS.filter((one) => one !== 'HOSTED').map((value) => ({ value, label: t(`rightOfUse.${value}`) }))}
          />
          <Choice
            path="address.mode"
            label={t('address.mode')}
            value={begun.mode}
            error={errorAt('address.mode')}
            onChange={(value) => set({ mode: value === 'PROOF' ? 'PROOF' : 'DECLARED' })}
            options={[
              { value: 'DECLARED', label: t('addressMode.DECLARED'), help: t('addressMode.DECLARED.help') },
              { value: 'PROOF', label: t('addressMode.PROOF'), help: t('addressMode.PROOF.help') },
            ]}
          />
        </>
      )}
    </TopicPage>
  );
}

/** As printed: province, city (a county-level city stands for itself), division, then what was given. */
function addressText(address: AddressFacts, reference: ReferenceView | undefined): string {
  const named = (code: string | undefined) => reference?.divisions.find((one) => one.code === code);
  const own = named(address.divisionCode);
  const city = named(own?.parent);
  const province = named(city?.parent)?.zh ?? '';
  const given = PARTS.map((part) => address[part]?.trim() ?? '').join('');
  return given ? `${province}${own?.kind === 'countyLevelCity' ? '' : (city?.zh ?? '')}${own?.zh ?? ''}${given}` : '';
}

function Aside(): ReactNode {
  const { t } = useWords();
  return (
    <>
      {['paper', 'home'].map((about) => (
        <section key={about}>
          <h2>{t(`address.help.${about}`)}</h2>
          <p>{t(`address.help.${about}.text`)}</p>
        </section>
      ))}
    </>
  );
}
