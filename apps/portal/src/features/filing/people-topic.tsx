import { useState, type ReactNode } from 'react';
import { amountInWords, isCompany, numberTail, placeOf, shownShare, Ticks, typedAmount, useLabel, useService, useWords, yearsLater } from '#libs/ui';
import { useDraft } from './draft.tsx';
import { freeKey, membersOf, postsOf, withMember, withoutMember, type Member } from './people.ts';
import { PasteHolders } from './paste-holders.tsx';
import { PersonForm } from './person-form.tsx';
import { TopicPage, type ErrorAt } from './topic-page.tsx';

const NEW_ACT = '2024-07-01';

/** A person is entered once and ticked into posts; shares and their sum are computed. */
export default function PeopleTopic(): ReactNode {
  const { t } = useWords();
  const { filing, facts, change } = useDraft();
  const on = useService()?.registryDate ?? '';
  const [editing, setEditing] = useState<string | null>((facts.people?.length ?? 0) === 0 ? 'new' : null);
  const company = isCompany(filing);
  const members = membersOf(facts);
  // 'new', or the key of a person; keys have the form p1.
  const begun = members.find((member) => member.person.key === editing) ?? { person: emptyPerson(freeKey(facts)), subscribed: null };
  const dueOn = facts.investors?.[0]?.contributions[0]?.dueOn ?? (on ? yearsLater(on, 5) : '');
  const supervised = members.some((member) => member.person.roles.includes('supervisor'));
  const form = editing && (
    <PersonForm
      key={begun.person.key}
      member={begun}
      isNew={editing === 'new'}
      company={company}
      posts={postsOf(filing.entityType, facts.compositionForm === 'FAMILY')}
      save={(member) => {
        change(withMember(facts, member, company, dueOn));
        setEditing(null);
      }}
      leave={() => setEditing(null)}
    />
  );
  return (
    <TopicPage
      topic="people"
      lede={t(company ? 'people.lede' : 'people.lede.individual')}

      wide={form && <div className="stack person">{form}</div>}
    >
      {(errorAt) => (
        <>
          <Members
            members={members}
            company={company}
            errorAt={errorAt}
            edit={setEditing}
            remove={(key) => change(withoutMember(facts, key, company))}
          />
          {company && on >= NEW_ACT && !supervised && members.length > 0 && (
            <Ticks
              path="supervisorWaiver"
              label={t('people.waiver')}
              hint={t('people.waiver.hint')}
              values={facts.supervisorWaiver?.unanimous ? ['yes'] : []}
              error={errorAt('supervisorWaiver')}
              onChange={(_, yes) => change({ supervisorWaiver: { unanimous: yes } })}
              options={[{ value: 'yes', label: t('people.waiver.yes') }]}
            />
          )}
          {!editing && (
            <p className="row">
              <button type="button" className="btn" onClick={() => setEditing('new')}>
                {t('people.add')}
              </button>
            </p>
          )}
          {company && <PasteHolders dueOn={dueOn} />}
        </>
      )}
    </TopicPage>
  );
}

const emptyPerson = (key: string): Member['person'] => ({ key, name: '', document: { type: 'residentIdCard', number: '' }, roles: [] });

interface MembersProps {
  members: readonly Member[];
  company: boolean;
  errorAt: ErrorAt;
  edit: (key: string) => void;
  remove: (key: string) => void;
}

function Members({ members, company, errorAt, edit, remove }: MembersProps): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const investors = useDraft().facts.investors ?? [];
  const whole = members.reduce((sum, member) => sum + (member.subscribed ?? 0), 0);
  const general = [errorAt('people'), errorAt('investors'), errorAt('registeredCapital')].filter((text) => text !== null);
  return (
    <div className="sheet stack tight" id={placeOf('people')} tabIndex={-1}>
      {general.map((text) => (
        <p key={text} className="err">
          {text}
        </p>
      ))}
      {members.length === 0 ? (
        <p>{t('people.none')}</p>
      ) : (
        <table className={company ? 'tbl cards who' : 'tbl cards'}>
          <caption className="vh">{t('topic.people')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('people.name')}</th>
              <th scope="col">{t('people.paper')}</th>
              <th scope="col">{t('people.posts')}</th>
              {company && (
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
            {members.map(({ person, subscribed }, index) => (
              <tr key={person.key} id={placeOf(`people[${index}]`)} tabIndex={-1}>
                <td data-h={t('people.name')}>
                  <b>{person.name}</b>
                  {personErrors(
                    index,
                    investors.findIndex((one) => one.person === person.key),
                    errorAt,
                  ).map((text) => (
                    <span key={text} className="err">
                      {text}
                    </span>
                  ))}
                </td>
                <td data-h={t('people.paper')}>{t('facts.tail', { tail: numberTail(person.document.number) })}</td>
                <td data-h={t('people.posts')}>{person.roles.map((role) => label('roles', role)).join('、') || t('facts.holderOnly')}</td>
                {company && (
                  <>
                    <td data-h={t('people.amount')} className="num">
                      {subscribed === null ? '—' : typedAmount(subscribed, '万元')}
                    </td>
                    <td data-h={t('people.share')} className="num">
                      {subscribed === null ? '—' : shownShare(subscribed, whole)}
                    </td>
                  </>
                )}
                <td data-h={t('people.acts')}>
                  <span className="row">
                    <button type="button" className="link hit" onClick={() => edit(person.key)}>
                      {t('ui.change')}
                      <span className="vh">{person.name}</span>
                    </button>
                    <button type="button" className="link hit" onClick={() => remove(person.key)}>
                      {t('ui.remove')}
                      <span className="vh">{person.name}</span>
                    </button>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {company && whole > 0 && (
        <p className="row">
          <span>{t('people.sum')}</span>
          <span className="words">{amountInWords(whole)}</span>
        </p>
      )}
    </div>
  );
}

/** Everything that is said about one person, whatever field of theirs it points at. */
function personErrors(index: number, holder: number, errorAt: ErrorAt): string[] {
  const own = `people[${index}]`;
  const held = `investors[${holder}]`;
  const paths = [
    own,
    `${own}.name`,
    `${own}.document.number`,
    `${own}.document.type`,
    `${own}.roles`,
    `${own}.birthDate`,
    `${own}.termYears`,
    held,
    `${held}.paidIn`,
  ];
  return [...paths, `${held}.contributions[0].dueOn`, `${held}.contributions[0].method`].map(errorAt).filter((text) => text !== null);
}
