import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Facts } from '#libs/contract';
import { amountInWords, Choice, Note, placeOf, shownAmount, TextField, useService, useWords, yearsLater } from '#libs/ui';
import { useDraft } from './draft.tsx';
import { TopicPage } from './topic-page.tsx';

/** The capital is the sum of the shares; asked here are only the two dates. */
export default function CapitalTopic(): ReactNode {
  const { t, language } = useWords();
  const { filing, facts, change } = useDraft();
  const on = useService()?.registryDate;
  const investors = facts.investors ?? [];
  const capital = facts.registeredCapital ?? 0;
  const due = investors[0]?.contributions[0]?.dueOn ?? '';
  const term = facts.businessTerm;
  const setDue = (dueOn: string): void =>
    change({
      investors: investors.map((one) => ({
        ...one,
        contributions: one.contributions.map((contribution) => ({ ...contribution, ...(dueOn ? { dueOn } : {}) })),
      })),
    });
  const setTerm = (businessTerm: Facts['businessTerm']): void => change({ businessTerm });
  return (
    <TopicPage topic="capital" aside={<Aside />}>
      {(errorAt) => (
        <>
          <section className="sheet stack close" id={placeOf('registeredCapital')} tabIndex={-1}>
            <p className="eyebrow">{t('facts.capital')}</p>
            {capital > 0 ? (
              <>
                <p className="lede">{shownAmount(capital, language)}</p>
                <p className="words">{amountInWords(capital)}</p>
              </>
            ) : (
              <p>{t('capital.none')}</p>
            )}
            {errorAt('registeredCapital') && <p className="err">{errorAt('registeredCapital')}</p>}
            <p className="hint">
              {t('capital.sum')} <Link to={`/filings/${filing.id}/people`}>{t('topic.people')}</Link>
            </p>
          </section>
          {investors.length > 0 ? (
            <TextField
              path="investors[0].contributions[0].dueOn"
              look="w12"
              type="date"
              label={t('capital.due')}
              hint={t('capital.due.hint')}
              value={due}
              onChange={setDue}
              error={investors.map((_, index) => errorAt(`investors[${index}].contributions[0].dueOn`)).find((text) => text !== null)}
            />
          ) : (
            <Note tone="info" slim>
              <p>{t('capital.peopleFirst')}</p>
            </Note>
          )}
          <Choice
            path="businessTerm"
            inline
            label={t('capital.term')}
            hint={t('capital.term.hint')}
            value={term?.indefinite ? 'indefinite' : term?.to ? 'until' : ''}
            error={errorAt('businessTerm')}
            onChange={(value) =>
              setTerm(value === 'until' ? { to: yearsLater(on ?? new Date().toISOString().slice(0, 10), 20) } : { indefinite: true })
            }
            options={[
              { value: 'indefinite', label: t('facts.indefinite') },
              { value: 'until', label: t('capital.until') },
            ]}
          />
          {term?.to && (
            <TextField
              path="businessTerm.to"
              look="w12"
              type="date"
              label={t('capital.to')}
              value={term.to}
              onChange={(to) => to && setTerm({ to })}
              error={errorAt('businessTerm.to')}
            />
          )}
        </>
      )}
    </TopicPage>
  );
}

function Aside(): ReactNode {
  const { t } = useWords();
  return (
    <section>
      <h2>{t('capital.help')}</h2>
      <p>{t('capital.help.text')}</p>
    </section>
  );
}
