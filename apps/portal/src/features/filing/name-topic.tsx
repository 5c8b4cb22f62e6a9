import type { ReactNode } from 'react';
import type { NameFacts, ReferenceView } from '#libs/contract';
import { Button, Choice, goTo, Icon, isCompany, SelectField, TextField, Trouble, useReference, useWords } from '#libs/ui';
import { useDraft } from './draft.tsx';
import { HeldNameNote, useHeldName } from './held-name.tsx';
import { useNameVerdict, useReserve } from './name-api.ts';
import { NameVerdict } from './name-verdict.tsx';
import { TopicPage } from './topic-page.tsx';

const COMPANY_FORMS = ['有限公司', '有限责任公司'];
const EMPTY: NameFacts = { full: '', division: '', tradeName: '', industryTerm: '', organizationalForm: '' };
const wholeOf = (name: NameFacts): string => PARTS.map((part) => name[part]).join('');
const PARTS = ['division', 'tradeName', 'industryTerm', 'organizationalForm'] as const;

/** The four parts are given, the name is made of them; so they cannot disagree. */
export default function NameTopic(): ReactNode {
  const { t } = useWords();
  const { filing, facts, change } = useDraft();
  const reference = useReference();
  const company = isCompany(filing);
  const divisions = divisionWords(filing.jurisdiction, reference);
  const name = facts.name ?? { ...EMPTY, organizationalForm: company ? '有限公司' : '' };
  const set = (part: Partial<NameFacts>): void => {
    const next = { ...name, division: name.division || divisions[0] || '', ...part };
    const { reservation, ...whole } = { ...next, full: wholeOf(next) };
    // What was reserved is the text; another text is not.
    change({ name: whole.full === name.full && reservation ? { ...whole, reservation } : whole });
  };
  const shown = { ...name, division: name.division || divisions[0] || '' };
  const full = wholeOf(shown);
  const live = useNameVerdict(filing, { ...shown, full }, facts);
  const held = useHeldName(facts.name);
  const heldTo = held && held.name.full === full && held.state !== 'expired' && held.state !== 'released' ? held.validTo : null;
  const reserve = useReserve((made) => {
    if (made.name.full === wholeOf(shown)) change({ name: { ...shown, full, reservation: made.code } });
  });
  const verdict = live.verdict;
  return (
    <TopicPage topic="name" aside={<Aside />}>
      {(errorAt) => (
        <>
          <HeldNameNote onPage />
          {!company && (
            <Choice
              path="compositionForm"
              inline
              label={t('name.composition')}
              hint={t('name.composition.hint')}
              value={facts.compositionForm ?? ''}
              error={errorAt('compositionForm')}
              onChange={(value) => change({ compositionForm: value === 'FAMILY' ? 'FAMILY' : 'INDIVIDUAL' })}
              options={[
                { value: 'INDIVIDUAL', label: t('composition.INDIVIDUAL') },
                { value: 'FAMILY', label: t('composition.FAMILY') },
              ]}
            />
          )}
          <SelectField
            path="name.division"
            look="w12"
            label={t('name.division')}
            hint={t('name.division.hint')}
            value={name.division || divisions[0] || ''}
            error={errorAt('name.division')}
            options={[...new Set([...divisions, ...(name.division ? [name.division] : [])])].map((value) => ({ value, label: value }))}
            onChange={(division) => set({ division })}
          />
          <TextField
            path="name.tradeName"
            look="w12 song"
            label={t('name.tradeName')}
            hint={t('name.tradeName.hint')}
            value={name.tradeName}
            error={errorAt('name.tradeName')}
            onChange={(tradeName) => set({ tradeName: tradeName.replace(/\s/g, '') })}
            autoComplete="off"
          />
          <TextField
            path="name.industryTerm"
            look="w12 song"
            label={t('name.industryTerm')}
            hint={t(company ? 'name.industryTerm.hint' : 'name.industryTerm.hint.individual')}
            value={name.industryTerm}
            error={errorAt('name.industryTerm')}
            onChange={(industryTerm) => set({ industryTerm: industryTerm.replace(/\s/g, '') })}
            autoComplete="off"
          />
          {company ? (
            <SelectField
              path="name.organizationalForm"
              look="w12"
              label={t('name.form')}
              value={name.organizationalForm}
              error={errorAt('name.organizationalForm')}
              options={COMPANY_FORMS.map((value) => ({ value, label: value }))}
              onChange={(organizationalForm) => set({ organizationalForm })}
            />
          ) : (
            <TextField
              path="name.organizationalForm"
              look="w6 song"
              label={t('name.form')}
              hint={t('name.form.hint')}
              value={name.organizationalForm}
              error={errorAt('name.organizationalForm')}
              onChange={(organizationalForm) => set({ organizationalForm: organizationalForm.replace(/\s/g, '') })}
              autoComplete="off"
            />
          )}
          <Whole name={name} division={shown.division} error={errorAt('name.full')} />
          <NameVerdict
            live={live}
            full={full}
            heldTo={heldTo}
            take={(chosen) => {
              set(chosen);
              goTo('at-name-verdict');
            }}
          />
          {verdict?.verdictToken && !heldTo && (
            <section className="stack tight" aria-labelledby="reserve">
              <h2 id="reserve">{t('reserve.title')}</h2>
              <p>{t(verdict.priorApproval ? 'reserve.text.long' : 'reserve.text')}</p>
              <Trouble error={reserve.error} />
              <p className="row">
                <Button busy={reserve.isPending} onClick={() => reserve.mutate(verdict)}>
                  {t('reserve.do')}
                </Button>
              </p>
            </section>
          )}
        </>
      )}
    </TopicPage>
  );
}

/** The name as the licence will print it, its parts below. */
function Whole({ name, division, error }: { name: NameFacts; division: string; error: string | null }): ReactNode {
  const { t } = useWords();
  const whole = { ...name, division };
  return (
    <section id="at-name-full" tabIndex={-1} className="sheet stack tight">
      <p className="eyebrow">{t('name.whole')}</p>
      <p className="lede song">{name.tradeName || name.industryTerm ? wholeOf(whole) : t('name.whole.none')}</p>
      {error && (
        <p className="err">
          <Icon name="bad" />
          <span>{error}</span>
        </p>
      )}
      <dl className="parts" aria-label={t('name.parts')}>
        {PARTS.map((part) => (
          <div key={part}>
            <dt>{t(`name.part.${part}`)}</dt>
            <dd>{whole[part] || '—'}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Aside(): ReactNode {
  const { t } = useWords();
  return (
    <>
      {['tradeName', 'words', 'rare'].map((about) => (
        <section key={about}>
          <h2>{t(`name.help.${about}`)}</h2>
          <p>{t(`name.help.${about}.text`)}</p>
        </section>
      ))}
    </>
  );
}

/** How the place may be called in the name: a district never without its city. */
function divisionWords(code: string, reference: ReferenceView | undefined): string[] {
  const own = reference?.divisions.find((division) => division.code === code);
  if (!own) return [];
  const city = reference?.divisions.find((division) => division.code === own.parent)?.zh ?? '';
  const short = (name: string): string => name.replace(/[市县]$/, '');
  if (own.kind === 'district') return [short(city), city, city + own.zh].filter(Boolean);
  return [own.zh, short(own.zh), short(city), city].filter(Boolean);
}
