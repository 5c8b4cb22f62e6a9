import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Facts, FilingKind, FilingView } from '#libs/contract';
import { amountInWords, Columns, Page, SavedLine, Tag, useWords, type Say, type Topic } from '#libs/ui';
import { useCheck } from './api.ts';
import { ConflictNote } from './conflict-note.tsx';
import { useDraft } from './draft.tsx';
import { HeldNameNote } from './held-name.tsx';
import { RemarksNote } from './remarks-note.tsx';
import { askedFirst, blockingBeforeSigning, headsOf, nameIn, stateOf, topicsOf, type TopicState } from './topics.ts';
import { WithdrawSection } from './withdraw-section.tsx';

/** One row a topic, in any order. A finished row shows what was answered, so the list is the summary. */
export default function TaskListPage(): ReactNode {
  const { t } = useWords();
  const draft = useDraft();
  const { filing, facts } = draft;
  const check = useCheck(filing.id);
  const topics = topicsOf(filing);
  useKnownHeads();
  const states = topics.map((topic) => stateOf(topic, filing, facts, check.data));
  const done = states.filter(({ state }) => state === 'done').length;
  const left = blockingBeforeSigning(check.data).length;
  return (
    <Page
      title={nameIn(filing, facts) || t('list.noName')}
      tab={t('list.title')}
      eyebrow={`${t(`filingKind.${filing.kind}`)} · ${t(`entityType.${filing.entityType}`)}`}
      back={{ to: '/mine', text: t('list.back') }}
      under={<SavedLine saving={draft.saving} again={() => void draft.flush()} />}
    >
      <Columns label={t('list.about')} aside={<Aside />}>
        <ConflictNote />
        <HeldNameNote />
        <RemarksNote />
        <div className="stack close">
          <p>
            <b>{t('list.progress', { done, all: topics.length })}</b>
          </p>
          <div className="water" aria-hidden="true">
            {states.map(({ state }, index) => (
              <i key={topics[index]} className={state === 'done' ? 'on' : undefined} />
            ))}
          </div>
        </div>
        <section className="stack tight">
          <h2>{t('list.fill')}</h2>
          <p className="hint">{t('list.fill.hint')}</p>
          <ul className="tasks">
            {askedFirst(filing, topics).map((topic) => (
              <Row key={topic} topic={topic} filing={filing} facts={facts} state={stateOf(topic, filing, facts, check.data)} />
            ))}
          </ul>
        </section>
        <section className="stack tight">
          <h2>{t('list.handIn')}</h2>
          <ul className="tasks">
            <li>
              <Link to={`/filings/${filing.id}/check`}>
                <b>{t('check.title')}</b>
                <small>{left > 0 ? t('list.check.left', { count: left }) : t('list.check.ready')}</small>
                {left === 0 && check.data ? <Tag tone="ok">{t('list.check.ok')}</Tag> : <Tag tone="none">{t('topic.untouched')}</Tag>}
              </Link>
            </li>
            <li>
              <Link to={`/filings/${filing.id}/signers`}>
                <b>{t('signers.title')}</b>
                <small>{t('list.signers', { count: check.data?.signers.length ?? 0 })}</small>
                <Tag tone="none">{t('topic.untouched')}</Tag>
              </Link>
            </li>
          </ul>
        </section>
      </Columns>
    </Page>
  );
}

const OTHER_LICENCE: readonly FilingKind[] = ['licenceConversion', 'licenceReplacement'];

/** Who signs for another licence stands in the register, and is not asked. */
function useKnownHeads(): void {
  const { filing, facts, change } = useDraft();
  const heads = OTHER_LICENCE.includes(filing.kind) && !facts.people ? headsOf(filing.current) : [];
  const missing = heads.length > 0;
  useEffect(() => {
    if (missing) change({ people: heads });
  }, [missing]);
}

function Row({ topic, filing, facts, state }: { topic: Topic; filing: FilingView; facts: Facts; state: TopicState }): ReactNode {
  const { t } = useWords();
  return (
    <li>
      <Link to={`/filings/${filing.id}/${topic}`}>
        <b>{t(`topic.${topic}`)}</b>
        <small>{summaryOf(topic, filing, facts, t) || t(`topic.${topic}.about`)}</small>
        {state.state === 'done' && <Tag tone="ok">{t('topic.done')}</Tag>}
        {state.state === 'missing' && <Tag tone="warn">{t('topic.missing', { count: state.count })}</Tag>}
        {state.state === 'untouched' && <Tag tone="none">{t('topic.untouched')}</Tag>}
      </Link>
    </li>
  );
}

/** What was answered, in a line; empty while nothing was. */
function summaryOf(topic: Topic, filing: FilingView, facts: Facts, t: Say): string {
  if (topic === 'name') return facts.name?.full ?? '';
  if (topic === 'scope') return facts.businessScope?.join(t('punctuation.list')) ?? '';
  if (topic === 'address') return facts.address?.text ?? '';
  if (topic === 'people') return (facts.people ?? []).map((person) => person.name).join(t('punctuation.list'));
  if (topic === 'capital') {
    const amount = facts.registeredCapital ?? facts.contributionAmount ?? 0;
    return amount > 0 ? amountInWords(amount) : '';
  }
  if (topic === 'form') return facts.fiveInOne?.staffCount === undefined ? '' : t('facts.people.count', { count: facts.fiveInOne.staffCount });
  if (topic === 'closing') {
    const [ground, why] = [facts.simplifiedDeregistration?.ground, facts.deregistration?.ground];
    return ground ? t(`closingGround.${ground}`) : why ? t(`dissolutionGround.${why}`) : '';
  }
  if (topic === 'change') return (facts.change?.items ?? []).map(({ item }) => t(`changeItem.${item}`)).join('、');
  if (topic === 'documents') return filing.documents.length > 0 ? t('documents.count', { count: filing.documents.length }) : '';
  return '';
}

function Aside(): ReactNode {
  const { t } = useWords();
  return (
    <>
      <section>
        <h2>{t('list.device')}</h2>
        <p>{t('list.device.text')}</p>
      </section>
      <section>
        <h2>{t('list.later')}</h2>
        <p>{t('list.later.text')}</p>
      </section>
      <WithdrawSection />
    </>
  );
}
