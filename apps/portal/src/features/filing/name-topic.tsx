import { useEffect, type ReactNode } from 'react';
import type { NameFacts, ReferenceView } from '#libs/contract';
import { Button, Choice, goTo, Icon, isCompany, SelectField, TextField, Trouble, useReference, useWords } from '#libs/ui';
import { typeAfter } from './change/items.ts';
import { useDraft } from './draft.tsx';
import { HeldNameNote, useHeldName } from './held-name.tsx';
import { BRANCH_PARTS, emptyName, nameForms, PARTS, wholeOf } from './name-forms.ts';
import { useNameVerdict, useReserve } from './name-api.ts';
import { NameVerdict } from './name-verdict.tsx';
import { TopicPage } from './topic-page.tsx';

/** The four parts are given, the name is made of them; so they cannot disagree. */
export default function NameTopic(): ReactNode {
  const { t } = useWords();
  const { filing, facts, change } = useDraft();
  const reference = useReference();
  const company = isCompany(filing);
  const isBranch = filing.entityType === 'COMPANY_BRANCH';
  const forms = nameForms(typeAfter(filing, facts));
  const divisions = divisionWords(filing.jurisdiction, reference);
  const name = facts.name ?? emptyName(filing.entityType);
  const whereOf = (given: NameFacts): Partial<NameFacts> =>
    isBranch ? { parentName: given.parentName ?? '', place: given.place || divisions[0] || '' } : { division: given.division || divisions[0] || '' };
  const set = (part: Partial<NameFacts>): void => {
    const next = { ...name, ...whereOf(name), ...part };
    const { reservation, ...whole } = { ...next, full: wholeOf(next) };
    // What was reserved is the text; another text is not.
    change({ name: whole.full === name.full && reservation ? { ...whole, reservation } : whole });
  };
  const shown = { ...name, ...whereOf(name) };
  const full = wholeOf(shown);
  const live = useNameVerdict(filing, { ...shown, full }, facts);
  const held = useHeldName(facts.name);
  const heldTo = held && held.name.full === full && held.state !== 'expired' && held.state !== 'released' ? held.validTo : null;
  const reserve = useReserve((made) => {
    if (made.name.full === wholeOf(shown)) change({ name: { ...shown, full, reservation: made.code } });
  });
  const verdict = live.verdict;
  // A branch's name is whole from the start, so it may be that nothing on this page is ever changed.
  const given = isBranch && !name.full && Boolean(shown.parentName && shown.place);
  useEffect(() => {
    if (given) change({ name: { ...shown, full } });
  }, [given]);
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
          {isBranch ? (
            <>
              <div className="field" id="at-subject" tabIndex={-1}>
                <p className="eyebrow">{t('name.parent')}</p>
                <p className="song">{name.parentName || t('facts.none')}</p>
                {errorAt('subject') && <p className="err">{errorAt('subject')}</p>}
              </div>
              <SelectField
                path="name.place"
                look="w12"
                label={t('name.place')}
                hint={t('name.place.hint')}
                value={shown.place ?? ''}
                error={errorAt('name.place')}
                options={optionsOf(divisions, name.place)}
                onChange={(place) => set({ place })}
              />
            </>
          ) : (
            <>
              <SelectField
                path="name.division"
                look="w12"
                label={t('name.division')}
                hint={t('name.division.hint')}
                value={shown.division}
                error={errorAt('name.division')}
                options={optionsOf(divisions, name.division)}
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
            </>
          )}
          {forms.isFree ? (
            <>
              <TextField
                path="name.organizationalForm"
                look="w6 song"
                label={t('name.form')}
                hint={t('name.form.hint')}
                value={name.organizationalForm}
                error={errorAt('name.organizationalForm')}
                onChange={(organizationalForm) => set({ organizationalForm: organizationalForm.replace(/\s/g, '') })}
                autoComplete="off"
                list="name-forms"
              />
              <datalist id="name-forms">
                {forms.words.map((word) => (
                  <option key={word} value={word} />
                ))}
              </datalist>
            </>
          ) : (
            <SelectField
              path="name.organizationalForm"
              look="w12"
              label={t('name.form')}
              value={name.organizationalForm}
              error={errorAt('name.organizationalForm')}
              options={optionsOf(forms.words, name.organizationalForm)}
              onChange={(organizationalForm) => set({ organizationalForm })}
            />
          )}
          <Whole name={shown} error={errorAt('name.full') ?? errorAt('name')} />
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

/** What can be chosen, and what is there already though it is not among it. */
const optionsOf = (words: readonly string[], chosen: string | undefined): { value: string; label: string }[] =>
  [...new Set([...words, ...(chosen ? [chosen] : [])])].map((value) => ({ value, label: value }));

/** The name as the licence will print it, its parts below. */
function Whole({ name, error }: { name: NameFacts; error: string | null }): ReactNode {
  const { t } = useWords();
  const parts = name.parentName === undefined ? PARTS : BRANCH_PARTS;
  return (
    <section id="at-name-full" tabIndex={-1} className="sheet stack tight">
      <p className="eyebrow">{t('name.whole')}</p>
      <p className="lede song">{name.tradeName || name.industryTerm || name.parentName ? wholeOf(name) : t('name.whole.none')}</p>
      {error && (
        <p className="err">
          <Icon name="bad" />
          <span>{error}</span>
        </p>
      )}
      <dl className="parts" aria-label={t('name.parts')}>
        {parts.map((part) => (
          <div key={part}>
            <dt>{t(`name.part.${part}`)}</dt>
            <dd>{name[part] || '—'}</dd>
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
