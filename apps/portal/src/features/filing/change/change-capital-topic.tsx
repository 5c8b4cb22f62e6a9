import type { ReactNode } from 'react';
import type { Facts, InvestorFacts } from '#libs/contract';
import { amountInWords, MoneyField, Note, placeOf, shownAmount, shownDate, TextField, useBook, useWords } from '#libs/ui';
import { asksOf } from '../asks.ts';
import { useDraft } from '../draft.tsx';
import { TermFields } from '../term-fields.tsx';
import { TopicPage, type ErrorAt } from '../topic-page.tsx';
import { useChangeDraft } from './change-draft.ts';
import { changeWords } from './change-words.ts';
import { itemsAsked, typeAfter } from './items.ts';

const NOTICE_DAYS = 45;
const dayAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The new amount, as the sum of what each holder answers for; for less, the day it was made public; and the new term. */
export default function ChangeCapitalTopic(): ReactNode {
  useBook(changeWords);
  const { t } = useWords();
  const { items } = useChangeDraft();
  const amount = items.find((item) => item === 'registeredCapital' || item === 'contributionAmount');
  return (
    <TopicPage topic="capital" question={t('change.capital.question')} aside={amount && <Aside />}>
      {(errorAt) => (
        <>
          {amount && <Amount item={amount} errorAt={errorAt} />}
          {items.includes('businessTerm') && <Term errorAt={errorAt} />}
          {!amount && !items.includes('businessTerm') && <p>{t('change.capital.notAsked')}</p>}
        </>
      )}
    </TopicPage>
  );
}

function Amount({ item, errorAt }: { item: string; errorAt: ErrorAt }): ReactNode {
  const { t, language } = useWords();
  const { filing, facts } = useDraft();
  const { current, target, items, today, setPeople, say } = useChangeDraft();
  const asks = asksOf(typeAfter(filing, facts));
  const part = item === 'contributionAmount' ? 'contributionAmount' : 'registeredCapital';
  const at = items.indexOf(item);
  const investors = target.investors ?? [];
  const before = current[part] ?? null;
  const now = investors.reduce((sum, one) => sum + one.subscribed, 0);
  const less = part === 'registeredCapital' && before !== null && now < before;
  const published = facts.change?.items[at]?.publishedOn ?? '';
  const nameOf = (one: InvestorFacts): string =>
    one.organisation?.name ?? target.people?.find(({ key }) => key === one.person)?.name ?? one.person ?? '';
  const set = (index: number, subscribed: number): void =>
    setPeople({ investors: investors.map((one, place) => (place === index ? withAmount(one, subscribed) : one)) });
  const publish = (publishedOn: string): void =>
    say({ items: itemsAsked(facts, items, today).map((one) => (one.item === item ? withDay(one, publishedOn) : one)) });
  const dueOn = investors[0]?.contributions[0]?.dueOn ?? '';
  return (
    <>
      <section className="sheet stack close" id={placeOf(part)} tabIndex={-1}>
        <p className="eyebrow">{t(`facts.amount.${asks.capitalWord}`)}</p>
        <div className="pair">
          <div>
            <p className="eyebrow">{t('difference.before')}</p>
            <p>{before === null ? t('facts.none') : shownAmount(before, language)}</p>
          </div>
          <div>
            <p className="eyebrow">{t('difference.after')}</p>
            <p className="lede">{shownAmount(now, language)}</p>
            <p className="words">{amountInWords(now)}</p>
          </div>
        </div>
        {[errorAt(part), errorAt(`change.items[${at}].to`), errorAt(`change.items[${at}]`)].map(
          (text) =>
            text && (
              <p key={text} className="err">
                {text}
              </p>
            ),
        )}
      </section>
      {investors.length === 0 && (
        <Note tone="info" slim>
          <p>{t('change.capital.noHolders')}</p>
        </Note>
      )}
      {investors.map((one, index) => (
        <MoneyField
          key={one.person ?? one.organisation?.unifiedSocialCreditCode ?? index}
          path={`investors[${index}]`}
          label={t('change.capital.of', { name: nameOf(one) })}
          value={one.subscribed}
          error={errorAt(`investors[${index}]`) ?? errorAt(`investors[${index}].paidIn`)}
          onChange={(subscribed) => set(index, subscribed ?? 0)}
        />
      ))}
      {less && (
        <TextField
          path={`change.items[${at}].publishedOn`}
          look="w12"
          type="date"
          label={t('facts.change.publishedOn')}
          hint={t('change.published.hint')}
          value={published}
          error={errorAt(`change.items[${at}].publishedOn`)}
          onChange={publish}
          below={published && <p className="hint">{t('change.published.from', { date: shownDate(dayAfter(published, NOTICE_DAYS), language) })}</p>}
        />
      )}
      {!less && investors.length > 0 && asks.payment !== 'paid' && (
        <TextField
          path="investors[0].contributions[0].dueOn"
          look="w12"
          type="date"
          label={t('capital.dueOn')}
          hint={t('change.dueOn.hint')}
          value={dueOn}
          error={investors.map((_, index) => errorAt(`investors[${index}].contributions[0].dueOn`)).find((text) => text !== null)}
          onChange={(day) =>
            day &&
            setPeople({ investors: investors.map((one) => ({ ...one, contributions: one.contributions.map((paid) => ({ ...paid, dueOn: day })) })) })
          }
        />
      )}
    </>
  );
}

function withDay<One extends { publishedOn?: string }>(
  { publishedOn: _before, ...one }: One,
  publishedOn: string,
): Omit<One, 'publishedOn'> & { publishedOn?: string } {
  return publishedOn ? { ...one, publishedOn } : one;
}

/** One owner with another amount: in the way of before, by the day of before. */
function withAmount(one: InvestorFacts, subscribed: number): InvestorFacts {
  const [first] = one.contributions;
  const contribution = { method: first?.method ?? ('MONEY' as const), ...first, amount: subscribed };
  return { ...one, subscribed, paidIn: Math.min(one.paidIn, subscribed), contributions: [contribution] };
}

function Term({ errorAt }: { errorAt: ErrorAt }): ReactNode {
  const { facts, change } = useDraft();
  const { items, today } = useChangeDraft();
  const term = facts.businessTerm;
  const set = (businessTerm: Facts['businessTerm']): void => change({ businessTerm });
  const at = items.indexOf('businessTerm');
  return (
    <TermFields
      term={term}
      onChange={set}
      today={today}
      error={errorAt('businessTerm') ?? errorAt(`change.items[${at}].to`)}
      errorOfDay={errorAt('businessTerm.to')}
    />
  );
}

function Aside(): ReactNode {
  const { t } = useWords();
  return (
    <>
      {['more', 'less'].map((about) => (
        <section key={about}>
          <h2>{t(`change.capital.${about}`)}</h2>
          <p>{t(`change.capital.${about}.text`)}</p>
        </section>
      ))}
    </>
  );
}
