import { useRef, useState, type ReactNode } from 'react';
import { isCompany, Ticks, useAccount, useService, useWords, yearsLater } from '#libs/ui';
import { asksOf, usualPosts } from './asks.ts';
import { BodyForm } from './body-form.tsx';
import { useDraft } from './draft.tsx';
import { MembersTable } from './members-table.tsx';
import { PasteHolders } from './paste-holders.tsx';
import { bodiesOf, freeKey, membersOf, withBody, withMember, withoutMember, type Frame, type Member } from './people.ts';
import { PersonForm } from './person-form.tsx';
import { TopicPage } from './topic-page.tsx';
import { keepHalf, readHalf, type HalfPerson } from './unsaved.ts';

const NEW_ACT = '2024-07-01';
/** Who is being written down: somebody new, a person by key, a new body, a body by its place among the owners. */
type Editing = { person: string | null } | { body: number | null } | null;

/** Whom somebody began to write down on this device; one who has left the list meanwhile is nobody. */
function halfOf(filingId: string, members: readonly Member[]): HalfPerson | null {
  const half = readHalf(filingId);
  return half && (half.isNew || members.some(({ person }) => person.key === half.member.person.key)) ? half : null;
}

/** A person is entered once and ticked into posts; shares and their sum are computed. */
export default function PeopleTopic(): ReactNode {
  const { t } = useWords();
  const { filing, facts, change } = useDraft();
  const account = useAccount();
  const on = useService()?.registryDate ?? '';
  const asks = asksOf(filing.entityType);
  const members = membersOf(facts);
  const bodies = bodiesOf(facts);
  const isEmpty = members.length + bodies.length === 0;
  const [half] = useState(() => halfOf(filing.id, members));
  const [editing, setEditing] = useState<Editing>(half ? { person: half.isNew ? null : half.member.person.key } : isEmpty ? { person: null } : null);
  const dueOn = facts.investors?.[0]?.contributions[0]?.dueOn ?? (on ? yearsLater(on, 5) : '');
  const frame: Frame = { asks, on, dueOn };
  const isFirst = (facts.investors ?? []).length === 0;
  const posts = asks.posts.filter((post) => post !== 'familyMember' || facts.compositionForm === 'FAMILY');
  const supervised = members.some((member) => member.person.roles.includes('supervisor'));
  const list = useRef<HTMLDivElement>(null);
  /** The form or the row in which the focus was is gone: it rests on the list. */
  const toList = (): void => void requestAnimationFrame(() => list.current?.focus());
  const leave = (): void => {
    setEditing(null);
    keepHalf(filing.id, null);
    toList();
  };
  const begun = (): Member => {
    const known = editing && 'person' in editing ? members.find(({ person }) => person.key === editing.person) : undefined;
    const kept = readHalf(filing.id)?.member;
    if (known) return kept?.person.key === known.person.key ? kept : known;
    if (kept && half?.isNew) return { ...kept, person: { ...kept.person, key: freeKey(facts) } };
    const roles = members.length === 0 ? usualPosts(filing.entityType) : [];
    const name = members.length === 0 ? (account?.identity?.name ?? '') : '';
    return { person: { key: freeKey(facts), name, document: { type: 'residentIdCard', number: '' }, roles }, holding: null };
  };
  const form = editing && (
    <div className="stack person">
      {'person' in editing ? (
        <PersonForm
          key={editing.person ?? freeKey(facts)}
          member={begun()}
          isNew={editing.person === null}
          isFirst={isFirst}
          asks={asks}
          posts={posts}
          keep={(member) => keepHalf(filing.id, { isNew: editing.person === null, member })}
          others={members.filter(({ person }) => person.key !== editing.person)}
          save={(member) => {
            change(withMember(facts, member, frame));
            leave();
          }}
          leave={leave}
        />
      ) : (
        <BodyForm
          key={editing.body ?? 'new'}
          body={bodies.find(({ index }) => index === editing.body)?.body ?? null}
          isFirst={isFirst}
          asks={asks}
          people={facts.people ?? []}
          save={(body) => {
            change(withBody(facts, editing.body, body, frame));
            leave();
          }}
          leave={leave}
        />
      )}
    </div>
  );
  return (
    <TopicPage topic="people" lede={t(isCompany(filing) ? `people.lede.${asks.holder ?? 'branch'}` : 'people.lede.individual')} wide={form}>
      {(errorAt) => (
        <>
          <MembersTable
            asks={asks}
            members={members}
            bodies={bodies}
            investors={facts.investors ?? []}
            stated={(key) => (facts.people ?? []).findIndex((person) => person.key === key)}
            errorAt={errorAt}
            edit={(key) => setEditing({ person: key })}
            remove={(key) => {
              change(withoutMember(facts, key, frame));
              toList();
            }}
            editBody={(index) => setEditing({ body: index })}
            removeBody={(index) => {
              change(withBody(facts, index, null, frame));
              toList();
            }}
            ref={list}
          />
          {asks.waiver && on >= NEW_ACT && !supervised && !isEmpty && (
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
          {asks.holder && !asks.alone && <PasteHolders frame={frame} />}
        </>
      )}
    </TopicPage>
  );
}
