import type { ReactNode } from 'react';
import type { FiveInOneFacts } from '#libs/contract';
import { SelectField, TextField, useWords } from '#libs/ui';
import { isPhone, tidyPhone } from './phone.ts';
import { useDraft } from './draft.tsx';
import { TopicPage } from './topic-page.tsx';

const SYSTEMS = ['小企业会计准则', '企业会计准则', '企业会计制度'];

/** What tax, social insurance and statistics ask, once for all of them. */
export default function FormTopic(): ReactNode {
  const { t } = useWords();
  const { facts, change } = useDraft();
  const form = facts.fiveInOne ?? {};
  const set = (part: Partial<FiveInOneFacts>): void => change({ fiveInOne: { ...form, ...part } });
  const people = (facts.people ?? []).map((person) => ({ value: person.key, label: person.name }));
  const unread = form.phone && !isPhone(form.phone) ? { path: 'fiveInOne.phone', text: t('form.phone.unread') } : null;
  return (
    <TopicPage topic="form" hold={unread} lede={t('form.lede')} aside={<Aside />}>
      {(errorAt) => (
        <>
          <TextField
            path="fiveInOne.staffCount"
            look="w6"
            inputMode="numeric"
            label={t('form.staffCount')}
            hint={t('form.staffCount.hint')}
            value={form.staffCount === undefined ? '' : String(form.staffCount)}
            error={errorAt('fiveInOne.staffCount')}
            onChange={(value) => {
              const digits = value.normalize('NFKC').replace(/\D/g, '').slice(0, 6);
              set({ staffCount: digits === '' ? undefined : Number(digits) });
            }}
          />
          <TextField
            path="fiveInOne.salaryStartMonth"
            look="w12"
            type="month"
            label={t('form.salaryStartMonth')}
            hint={t('form.salaryStartMonth.hint')}
            value={form.salaryStartMonth ?? ''}
            error={errorAt('fiveInOne.salaryStartMonth')}
            onChange={(value) => set({ salaryStartMonth: value || undefined })}
          />
          <SelectField
            path="fiveInOne.accountingSystem"
            look="w12"
            label={t('form.accountingSystem')}
            hint={t('form.accountingSystem.hint')}
            value={form.accountingSystem ?? ''}
            unchosen={t('ui.choose')}
            error={errorAt('fiveInOne.accountingSystem')}
            options={SYSTEMS.map((value) => ({ value, label: value }))}
            onChange={(value) => set({ accountingSystem: value || undefined })}
          />
          <TextField
            path="fiveInOne.phone"
            look="w12"
            type="tel"
            label={t('form.phone')}
            maxLength={40}
            hint={t('form.phone.hint')}
            value={form.phone ?? ''}
            error={errorAt('fiveInOne.phone')}
            onChange={(value) => set({ phone: value || undefined })}
            onBlur={() => form.phone && form.phone !== tidyPhone(form.phone) && set({ phone: tidyPhone(form.phone) || undefined })}
            autoComplete="tel"
          />
          <SelectField
            path="fiveInOne.socialInsuranceHandler"
            look="w12"
            label={t('form.socialInsuranceHandler')}
            hint={people.length > 0 ? t('form.socialInsuranceHandler.hint') : t('form.peopleFirst')}
            value={form.socialInsuranceHandler ?? ''}
            unchosen={t('ui.choose')}
            error={errorAt('fiveInOne.socialInsuranceHandler')}
            options={people}
            onChange={(value) => set({ socialInsuranceHandler: value || undefined })}
          />
          <TextField
            path="fiveInOne.taxAgent"
            look="w12"
            label={t('form.taxAgent')}
            hint={t('form.taxAgent.hint')}
            value={form.taxAgent ?? ''}
            error={errorAt('fiveInOne.taxAgent')}
            onChange={(value) => set({ taxAgent: value || null })}
          />
        </>
      )}
    </TopicPage>
  );
}

function Aside(): ReactNode {
  const { t } = useWords();
  return (
    <>
      {['filled', 'accounting', 'handler'].map((about) => (
        <section key={about}>
          <h2>{t(`form.help.${about}`)}</h2>
          <p>{t(`form.help.${about}.text`)}</p>
        </section>
      ))}
    </>
  );
}
