import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Facts } from '#libs/contract';
import { amountInWords, Note, placeOf, shownAmount, TextField, useService, useWords } from '#libs/ui';
import { asksOf } from './asks.ts';
import { useDraft } from './draft.tsx';
import { TermFields } from './term-fields.tsx';
import { TopicPage } from './topic-page.tsx';

/** The whole amount is the sum of the parts; asked here are only days: when it is paid, how long the business lasts. */
export default function CapitalTopic(): ReactNode {
  const { t, language } = useWords();
  const { filing, facts, change } = useDraft();
  const on = useService()?.registryDate;
  const asks = asksOf(filing.entityType);
  const path = asks.capital ?? 'registeredCapital';
  const investors = facts.investors ?? [];
  const capital = facts[path] ?? 0;
  const day = asks.payment === 'paid' ? 'paidOn' : 'dueOn';
  const paidBy = investors.find((one) => one.contributions[0]?.[day])?.contributions[0]?.[day] ?? '';
  const term = facts.businessTerm;
  const setDay = (value: string): void =>
    change({
      investors: investors.map((one) => ({
        ...one,
        contributions: one.contributions.map(({ [day]: before, ...contribution }) => {
          const said = value || (asks.payment === 'mayBeDue' ? '' : before);
          return { ...contribution, ...(said ? { [day]: said } : {}) };
        }),
      })),
    });
  const setTerm = (businessTerm: Facts['businessTerm']): void => change({ businessTerm });
  return (
    <TopicPage topic="capital" aside={<Aside word={asks.capitalWord} />}>
      {(errorAt) => (
        <>
          <section className="sheet stack close" id={placeOf(path)} tabIndex={-1}>
            <p className="eyebrow">{t(`facts.amount.${asks.capitalWord}`)}</p>
            {capital > 0 ? (
              <>
                <p className="lede">{shownAmount(capital, language)}</p>
                <p className="words">{amountInWords(capital)}</p>
              </>
            ) : (
              <p>{t('capital.none')}</p>
            )}
            {errorAt(path) && <p className="err">{errorAt(path)}</p>}
            <p className="hint">
              {t('capital.sum')} <Link to={`/filings/${filing.id}/people`}>{t('topic.people')}</Link>
            </p>
          </section>
          {investors.length > 0 ? (
            <TextField
              path={`investors[0].contributions[0].${day}`}
              look="w12"
              type="date"
              label={t(`capital.${day}`)}
              hint={t(`capital.${asks.payment ?? 'due'}.hint`)}
              value={paidBy}
              onChange={setDay}
              error={investors
                .flatMap((_, index) => [errorAt(`investors[${index}].contributions[0].dueOn`), errorAt(`investors[${index}].paidIn`)])
                .find((text) => text !== null)}
            />
          ) : (
            <Note tone="info" slim>
              <p>{t('capital.peopleFirst')}</p>
            </Note>
          )}
          <TermFields
            term={term}
            onChange={setTerm}
            today={on}
            hint={t('capital.term.hint')}
            error={errorAt('businessTerm')}
            errorOfDay={errorAt('businessTerm.to')}
          />
        </>
      )}
    </TopicPage>
  );
}

function Aside({ word }: { word: string }): ReactNode {
  const { t } = useWords();
  return (
    <section>
      <h2>{t(`capital.help.${word}`)}</h2>
      <p>{t(`capital.help.${word}.text`)}</p>
    </section>
  );
}
