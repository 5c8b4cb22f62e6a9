import { useState, type ReactNode } from 'react';
import type { DeregistrationFacts, DissolutionGround, PersonFacts } from '#libs/contract';
import { Choice, SelectField, TextField, useBook, useWords } from '#libs/ui';
import { asksOf } from './asks.ts';
import { closingWords } from './closing-words.ts';
import { useDraft } from './draft.tsx';
import { freeKey } from './people.ts';
import { PersonForm } from './person-form.tsx';
import { headsOf } from './topics.ts';
import { TopicPage } from './topic-page.tsx';

const GROUNDS: readonly DissolutionGround[] = ['DECISION', 'TERM', 'MERGER', 'LICENCE_REVOKED', 'COURT', 'OTHER'];
/** These end without being wound up: whoever runs them signs. */
const ALONE = ['INDIVIDUAL_BUSINESS', 'COMPANY_BRANCH'];

/** The ordinary end: why, when the winding-up was over, and who leads it and signs. */
export default function OrdinaryClosingTopic(): ReactNode {
  useBook(closingWords);
  const { t } = useWords();
  const { filing, facts, change } = useDraft();
  const [adding, setAdding] = useState(false);
  const stated = facts.deregistration ?? {};
  const wound = !ALONE.includes(filing.entityType);
  const known = filing.current?.people?.filter(({ document }) => document.number !== '') ?? [];
  const lead = facts.people?.[0];
  const signers = wound ? facts.people : headsOf(filing.current);
  const set = (part: DeregistrationFacts): void => change({ deregistration: { ...stated, ...part }, ...(signers ? { people: signers } : {}) });
  const give = (person: PersonFacts): void => change({ people: [{ ...person, roles: ['liquidationLead'] }] });
  const form = adding && (
    <PersonForm
      member={{ person: { key: freeKey({ people: known }), name: '', document: { type: 'residentIdCard', number: '' }, roles: [] }, holding: null }}
      isNew
      isFirst
      asks={{ ...asksOf(filing.entityType), holder: null }}
      posts={[]}
      others={[]}
      keep={() => undefined}
      save={({ person }) => {
        give(person);
        setAdding(false);
      }}
      leave={() => setAdding(false)}
    />
  );
  const isOther = lead !== undefined && !known.some(({ key }) => key === lead.key);
  return (
    <TopicPage topic="closing" lede={t('ordinary.lede')} aside={<Aside />} wide={form || undefined}>
      {(errorAt) => (
        <>
          <SelectField
            path="deregistration.ground"
            look="w12"
            label={t('facts.closing.why')}
            value={stated.ground ?? ''}
            unchosen={t('ui.choose')}
            error={errorAt('deregistration.ground') ?? errorAt('subject')}
            options={GROUNDS.map((value) => ({ value, label: t(`dissolutionGround.${value}`) }))}
            onChange={(value) => set({ ground: GROUNDS.find((one) => one === value) })}
          />
          {wound && (
            <>
              <TextField
                path="deregistration.liquidationEndedOn"
                look="w12"
                type="date"
                label={t('facts.closing.liquidationEndedOn')}
                hint={t('ordinary.ended.hint')}
                value={stated.liquidationEndedOn ?? ''}
                error={errorAt('deregistration.liquidationEndedOn')}
                onChange={(value) => set({ liquidationEndedOn: value || undefined })}
              />
              <Choice
                path="people"
                label={t('ordinary.lead')}
                hint={t('ordinary.lead.hint')}
                value={adding || isOther ? 'another' : (lead?.key ?? '')}
                error={errorAt('people') ?? errorAt('people[0].document.number') ?? errorAt('people[0].name')}
                onChange={(key) => {
                  const person = known.find((one) => one.key === key);
                  setAdding(!person);
                  if (person) give(person);
                }}
                options={[
                  ...known.map((person) => ({ value: person.key, label: person.name })),
                  { value: 'another', label: isOther ? lead.name : t('ordinary.lead.another') },
                ]}
              />
            </>
          )}
        </>
      )}
    </TopicPage>
  );
}

function Aside(): ReactNode {
  const { t } = useWords();
  return (
    <>
      {['papers', 'after'].map((about) => (
        <section key={about}>
          <h2>{t(`ordinary.help.${about}`)}</h2>
          <p>{t(`ordinary.help.${about}.text`)}</p>
        </section>
      ))}
    </>
  );
}
