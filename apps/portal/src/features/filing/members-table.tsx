import type { ReactNode, Ref } from 'react';
import type { InvestorFacts, PersonFacts } from '#libs/contract';
import { amountInWords, numberTail, placeOf, shownShare, typedAmount, useLabel, useWords } from '#libs/ui';
import type { Asks } from './asks.ts';
import type { Body, Holding, Member } from './people.ts';
import type { ErrorAt } from './topic-page.tsx';

interface MembersTableProps {
  asks: Asks;
  members: readonly Member[];
  bodies: readonly { body: Body; index: number }[];
  investors: readonly InvestorFacts[];
  /** Where somebody stands in the filing, which of a firm states only some. */
  stated: (key: string) => number;
  errorAt: ErrorAt;
  edit: (key: string) => void;
  remove: (key: string) => void;
  editBody: (index: number) => void;
  removeBody: (index: number) => void;
  ref?: Ref<HTMLDivElement>;
}

/** Everybody named, people and bodies, with what they put in and its share of the whole. */
export function MembersTable({
  asks,
  members,
  bodies,
  investors,
  stated,
  errorAt,
  edit,
  remove,
  editBody,
  removeBody,
  ref,
}: MembersTableProps): ReactNode {
  const { t } = useWords();
  const owns = asks.holder !== null;
  const whole = [...members.map(({ holding }) => holding), ...bodies.map(({ body }) => body.holding)].reduce(
    (sum, holding) => sum + (holding?.subscribed ?? 0),
    0,
  );
  const general = ['people', 'investors', 'registeredCapital', 'contributionAmount'].map(errorAt).filter((text) => text !== null);
  return (
    <div className="sheet stack tight" id={placeOf('people')} tabIndex={-1} ref={ref}>
      {general.map((text) => (
        <p key={text} className="err">
          {text}
        </p>
      ))}
      {members.length + bodies.length === 0 ? (
        <p>{t('people.none')}</p>
      ) : (
        <table className={owns ? 'tbl cards who' : 'tbl cards'}>
          <caption className="vh">{t('topic.people')}</caption>
          <thead>
            <tr>
              <th scope="col">{t(bodies.length > 0 ? 'people.name.both' : 'people.name')}</th>
              <th scope="col">{t('people.paper')}</th>
              <th scope="col">{t('people.posts')}</th>
              {owns && (
                <>
                  <th scope="col" className="num">
                    {t('people.amount')}
                  </th>
                  <th scope="col" className="num">
                    {t('people.share')}
                  </th>
                </>
              )}
              <th scope="col">
                <span className="vh">{t('people.acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {members.map(({ person, holding }) => (
              <Row
                key={person.key}
                place={placeOf(`people[${stated(person.key)}]`)}
                name={person.name}
                paper={t('facts.tail', { tail: numberTail(person.document.number) })}
                posts={<Posts person={person} holding={holding} />}
                errors={personErrors(
                  stated(person.key),
                  investors.findIndex((one) => one.person === person.key),
                  errorAt,
                )}
                holding={owns ? holding : undefined}
                whole={whole}
                edit={() => edit(person.key)}
                remove={() => remove(person.key)}
              />
            ))}
            {bodies.map(({ body, index }) => (
              <Row
                key={`body ${body.organisation.unifiedSocialCreditCode} ${index}`}
                place={placeOf(`investors[${index}]`)}
                name={body.organisation.name}
                paper={t('facts.tail', { tail: numberTail(body.organisation.unifiedSocialCreditCode) })}
                posts={<As holding={body.holding} />}
                errors={bodyErrors(index, errorAt)}
                holding={body.holding}
                whole={whole}
                edit={() => editBody(index)}
                remove={() => removeBody(index)}
              />
            ))}
          </tbody>
        </table>
      )}
      {owns && whole > 0 && (
        <p className="row">
          <span>{t(`people.sum.${asks.capitalWord}`)}</span>
          <span className="words">{amountInWords(whole)}</span>
        </p>
      )}
    </div>
  );
}

interface RowProps {
  place: string;
  name: string;
  paper: string;
  posts: ReactNode;
  errors: readonly string[];
  /** `undefined`: the type has no owners; `null`: this one owns nothing. */
  holding: Holding | null | undefined;
  whole: number;
  edit: () => void;
  remove: () => void;
}

function Row({ place, name, paper, posts, errors, holding, whole, edit, remove }: RowProps): ReactNode {
  const { t } = useWords();
  const amount = holding?.subscribed ?? null;
  return (
    <tr id={place} tabIndex={-1}>
      <td data-h={t('people.name')}>
        <b>{name}</b>
        {errors.map((text) => (
          <span key={text} className="err">
            {text}
          </span>
        ))}
      </td>
      <td data-h={t('people.paper')}>{paper}</td>
      <td data-h={t('people.posts')}>{posts}</td>
      {holding !== undefined && (
        <>
          <td data-h={t('people.amount')} className="num">
            {amount === null ? '—' : typedAmount(amount, '万元')}
          </td>
          <td data-h={t('people.share')} className="num">
            {amount === null ? '—' : shownShare(amount, whole)}
          </td>
        </>
      )}
      <td data-h={t('people.acts')}>
        <span className="row">
          <button type="button" className="link hit" onClick={edit}>
            {t('ui.change')}
            <span className="vh">{name}</span>
          </button>
          <button type="button" className="link hit" onClick={remove}>
            {t('ui.remove')}
            <span className="vh">{name}</span>
          </button>
        </span>
      </td>
    </tr>
  );
}

function Posts({ person, holding }: { person: PersonFacts; holding: Holding | null }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const as = useAs(holding);
  return [...as, ...person.roles.map((role) => label('roles', role))].join(t('punctuation.list')) || t('facts.holderOnly');
}

function As({ holding }: { holding: Holding }): ReactNode {
  const { t } = useWords();
  return useAs(holding).join(t('punctuation.list')) || t('facts.holderOnly');
}

/** As what somebody owns a part. */
function useAs(holding: Holding | null): string[] {
  const { t } = useWords();
  if (!holding) return [];
  return [
    holding.liability && t(`liability.${holding.liability}`),
    holding.managingPartner && t('facts.managingPartner'),
    holding.farmer && t('facts.farmer'),
  ].filter((text) => typeof text === 'string');
}

/** Everything that is said about one person, whatever field of theirs it points at. */
function personErrors(index: number, holder: number, errorAt: ErrorAt): string[] {
  const own = `people[${index}]`;
  const fields = ['', '.name', '.document.number', '.document.type', '.roles', '.birthDate', '.termYears'];
  return [...fields.map((field) => errorAt(own + field)).filter((text) => text !== null), ...(holder < 0 ? [] : holderErrors(holder, errorAt))];
}

const bodyErrors = (index: number, errorAt: ErrorAt): string[] => {
  const own = `investors[${index}].organisation`;
  const said = [errorAt(own), errorAt(`${own}.unifiedSocialCreditCode`), errorAt(`investors[${index}].delegate`)];
  return [...said.filter((text) => text !== null), ...holderErrors(index, errorAt)];
};

function holderErrors(index: number, errorAt: ErrorAt): string[] {
  const held = `investors[${index}]`;
  const fields = ['', '.paidIn', '.person', '.managingPartner', '.contributions[0].dueOn', '.contributions[0].method'];
  return fields.map((field) => errorAt(held + field)).filter((text) => text !== null);
}
