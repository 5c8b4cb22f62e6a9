import { useState, type ReactNode } from 'react';
import type { PersonFacts } from '#libs/contract';
import { Choice, Note, useBook, useWords, yearsLater } from '#libs/ui';
import { asksOf } from '../asks.ts';
import { BodyForm } from '../body-form.tsx';
import { useDraft } from '../draft.tsx';
import { MembersTable } from '../members-table.tsx';
import { bodiesOf, freeKey, membersOf, withBody, withMember, withoutMember, type Frame, type Member } from '../people.ts';
import { PersonForm } from '../person-form.tsx';
import { keepHalf, readHalf } from '../unsaved.ts';
import { TopicPage } from '../topic-page.tsx';
import { unchanged, useChangeDraft } from './change-draft.ts';
import { changeWords } from './change-words.ts';
import { pageOfMatter, typeAfter } from './items.ts';
import { handedOver, isAlone } from './people-change.ts';

/** Posts whose holder is printed on the licence, or answers for the firm. */
const HEADS = ['legalRepresentative', 'operator', 'personInCharge'];
type Editing = { person: string | null; head?: string } | { body: number | null } | null;

/** Everyone as they will be registered. Nobody is typed again who stands in the register; what follows for the filing is worked out. */
export default function ChangePeopleTopic(): ReactNode {
  useBook(changeWords);
  const { t } = useWords();
  const { filing, facts } = useDraft();
  const { current, target, items, today, setPeople } = useChangeDraft();
  const asks = asksOf(typeAfter(filing, facts));
  const members = membersOf(target);
  const half = readHalf(filing.id);
  // Whom somebody began to write down on this device is not lost.
  const [editing, setEditing] = useState<Editing>(half ? { person: half.isNew ? null : half.member.person.key } : null);
  const dueOn = target.investors?.[0]?.contributions[0]?.dueOn ?? (today ? yearsLater(today, 5) : '');
  const frame: Frame = { asks, on: today, dueOn };
  const head = HEADS.find((role) => items.includes(role));
  const left = unchanged(filing.current, facts).filter((item) => pageOfMatter(item) === 'people');
  const leave = (): void => {
    keepHalf(filing.id, null);
    setEditing(null);
  };
  const keep = ({ people = [], investors }: Pick<typeof target, 'people' | 'investors'>): void =>
    setPeople({ people, ...(investors ? { investors } : {}) });
  const begun = (key: string | null, as: string | undefined): Member => {
    const kept = readHalf(filing.id);
    if (kept && (kept.isNew ? key === null : kept.member.person.key === key)) return kept.member;
    const known = members.find(({ person }) => person.key === key);
    if (known) return known;
    const person: PersonFacts = { key: freeKey(target), name: '', document: { type: 'residentIdCard', number: '' }, roles: as ? newHead(as) : [] };
    return { person, holding: null };
  };
  const newHead = (as: string): string[] => handedOver(target, as, nobody).find(({ key }) => key === '')?.roles ?? [as];
  const save = (member: Member): void => {
    const before = members.find(({ person }) => person.key === member.person.key)?.person.roles ?? [];
    const gained = member.person.roles.filter((role) => isAlone(role) && !before.includes(role));
    const next = { ...target, ...withMember(target, member, frame) };
    keep({ ...next, people: gained.reduce((all, role) => passedOn(all, role, member.person.key), next.people ?? []) });
    leave();
  };
  const stated = (key: string): number => (facts.people ?? []).findIndex((person) => person.key === key);
  const form = editing && (
    <div className="stack person">
      {'person' in editing ? (
        <PersonForm
          key={editing.person ?? 'new'}
          member={begun(editing.person, editing.head)}
          isNew={editing.person === null}
          isFirst={(target.investors ?? []).length === 0}
          asks={asks}
          posts={[...new Set([...asks.posts, ...members.flatMap(({ person }) => person.roles)])]}
          others={members.filter(({ person }) => person.key !== editing.person)}
          keep={(member) => keepHalf(filing.id, { isNew: editing.person === null, member })}
          save={save}
          leave={leave}
        />
      ) : (
        <BodyForm
          key={editing.body ?? 'new'}
          body={bodiesOf(target).find(({ index }) => index === editing.body)?.body ?? null}
          isFirst={(target.investors ?? []).length === 0}
          asks={asks}
          people={target.people ?? []}
          save={(body) => {
            keep({ ...target, ...withBody(target, editing.body, body, frame) });
            leave();
          }}
          leave={leave}
        />
      )}
    </div>
  );
  const hold = left[0]
    ? { path: 'people', text: t('change.same', { what: left.map((item) => t(`changeItem.${item}`)).join(t('punctuation.list')) }) }
    : null;
  return (
    <TopicPage topic="people" question={t('change.people.question')} lede={t('change.people.lede')} hold={hold} wide={form}>
      {(errorAt) => (
        <>
          {head && (
            <Head
              role={head}
              before={current.people?.find(({ roles }) => roles.includes(head))}
              people={target.people ?? []}
              give={(to) => {
                leave();
                keep({ ...target, people: handedOver(target, head, to) });
              }}
              isAnother={editing !== null && 'person' in editing && editing.head === head}
              another={() => setEditing({ person: null, head })}
            />
          )}
          <MembersTable
            asks={asks}
            members={members}
            bodies={bodiesOf(target)}
            investors={target.investors ?? []}
            stated={stated}
            errorAt={errorAt}
            edit={(key) => setEditing({ person: key })}
            remove={(key) => keep({ ...target, ...withoutMember(target, key, frame) })}
            editBody={(index) => setEditing({ body: index })}
            removeBody={(index) => keep({ ...target, ...withBody(target, index, null, frame) })}
          />
          {!editing && (
            <p className="row">
              <button type="button" className="btn" onClick={() => setEditing({ person: null })}>
                {t('people.add')}
              </button>
              {asks.organisations && (
                <button type="button" className="btn" onClick={() => setEditing({ body: null })}>
                  {t('body.add')}
                </button>
              )}
            </p>
          )}
          {items.includes('investors') && (
            <Note tone="info" slim title={t('change.holders.title')}>
              <p>{t('change.holders.text')}</p>
            </Note>
          )}
        </>
      )}
    </TopicPage>
  );
}

const nobody: PersonFacts = { key: '', name: '', document: { type: 'residentIdCard', number: '' }, roles: [] };

/** Whoever is named for a post of one takes it from whoever had it. */
const passedOn = (people: readonly PersonFacts[], role: string, to: string): PersonFacts[] =>
  people.map((person) => (person.key === to ? person : { ...person, roles: person.roles.filter((one) => one !== role) }));

interface HeadProps {
  role: string;
  before: PersonFacts | undefined;
  people: readonly PersonFacts[];
  give: (to: PersonFacts) => void;
  /** Somebody who is not on the list is being written down. */
  isAnother: boolean;
  another: () => void;
}

/** Who takes over. The new head signs; the old one need not. */
function Head({ role, before, people, give, isAnother, another }: HeadProps): ReactNode {
  const { t } = useWords();
  const now = people.find(({ roles }) => roles.includes(role));
  return (
    <Choice
      path="change.signedBy"
      label={t('change.head', { post: t(`changeItem.${role}`) })}
      hint={t('change.head.hint', { name: before?.name ?? '' })}
      value={isAnother ? 'another' : now && now.key !== before?.key ? now.key : ''}
      onChange={(key) => {
        const to = people.find((person) => person.key === key);
        if (to) give(to);
        else another();
      }}
      options={[
        ...people.filter(({ key }) => key !== before?.key).map((person) => ({ value: person.key, label: person.name })),
        { value: 'another', label: t('change.head.another') },
      ]}
    />
  );
}
