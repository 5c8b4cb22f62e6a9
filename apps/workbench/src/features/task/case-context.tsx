import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { NeighboursView, NeighbourView, PrecedentView, TaskView } from '#libs/contract';
import { type FactRow, Key, Loading, shortTime, Tag, useKeys, useLabel, useWords } from '#libs/ui';
import { useNeighbours, usePrecedents } from './api.ts';
import { Rounds } from './rounds.tsx';

/** Below the case: who is near it in the register, how the same question was answered before, what the rounds before were. */
export function CaseContext({ task, rows }: { task: TaskView; rows: readonly FactRow[] }): ReactNode {
  const { t } = useWords();
  const neighbours = useNeighbours(task.id);
  const precedents = usePrecedents(task.id);
  const [tab, setTab] = useState(task.round > 1 ? 'rounds' : 'neighbours');
  useKeys({ p: () => setTab('precedents'), g: () => setTab('neighbours'), d: () => setTab('rounds') });
  const near = neighbours.data && neighbours.data.names.length + neighbours.data.address.total + neighbours.data.people.length;
  const tabs: Record<string, { name: string; many: number | undefined; key: string; panel: ReactNode }> = {
    neighbours: {
      name: t('case.neighbours'),
      many: near,
      key: 'G',
      panel: neighbours.data ? <Neighbours near={neighbours.data} /> : <Loading error={neighbours.error} lines={3} />,
    },
    precedents: {
      name: t('case.precedents'),
      many: precedents.data?.length,
      key: 'P',
      panel: precedents.data ? <Precedents found={precedents.data} /> : <Loading error={precedents.error} lines={3} />,
    },
    rounds: { name: t('case.rounds'), many: task.round - 1, key: 'D', panel: <Rounds task={task} rows={rows} /> },
  };
  return (
    <section className="stack tight">
      <div role="tablist" aria-label={t('case.context')} className="tabs" onKeyDown={turnTabs}>
        {Object.entries(tabs).map(([id, { name, many, key }]) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-controls="tab-panel"
            aria-selected={tab === id}
            tabIndex={tab === id ? 0 : -1}
            onClick={() => setTab(id)}
          >
            {name}
            {many !== undefined && ` ${many}`} <Key of={key} />
          </button>
        ))}
      </div>
      <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${tab}`}>
        {tabs[tab]?.panel}
      </div>
    </section>
  );
}

/** Arrows go from tab to tab, as everywhere. */
function turnTabs(event: KeyboardEvent<HTMLDivElement>): void {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (by === undefined) return;
  const all = [...event.currentTarget.querySelectorAll('button')];
  const next = all[(all.findIndex((one) => one === document.activeElement) + by + all.length) % all.length];
  event.preventDefault();
  next?.click();
  next?.focus();
}

function Neighbours({ near }: { near: NeighboursView }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  return (
    <table className="grid near" aria-label={t('case.neighbours')}>
      <tbody>
        <tr>
          <th scope="row">{t('near.names')}</th>
          <td className="fill">
            <Entities of={near.names} />
          </td>
        </tr>
        <tr>
          <th scope="row">{t('near.address')}</th>
          <td className="fill">
            {near.address.total > near.address.entities.length && <p className="sub">{t('near.total', { count: near.address.total })}</p>}
            <Entities of={near.address.entities} />
          </td>
        </tr>
        <tr>
          <th scope="row">{t('near.people')}</th>
          <td className="fill">
            {near.people.length === 0 && t('near.none')}
            {near.people.map((person) => (
              <div key={person.name}>
                <b>{person.name}</b>
                {person.posts.map((post) => (
                  <p key={`${post.name} ${post.role}`}>
                    {post.name} · {post.role === 'holder' || post.role === 'soleHolder' ? t(`near.${post.role}`) : label('roles', post.role)} ·{' '}
                    {t(`near.state.${post.state}`)}
                  </p>
                ))}
              </div>
            ))}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Entities({ of }: { of: readonly NeighbourView[] }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  if (of.length === 0) return t('near.none');
  return of.map((one) => (
    <p key={one.name + (one.unifiedSocialCreditCode ?? '')}>
      {one.unifiedSocialCreditCode ? (
        <a href={`/v/${one.unifiedSocialCreditCode}`} target="_blank" rel="noreferrer">
          {one.name}
        </a>
      ) : (
        one.name
      )}{' '}
      <span className="sub">{[one.registry && label('divisions', one.registry), one.establishedOn].filter(Boolean).join(' · ')}</span>
    </p>
  ));
}

function Precedents({ found }: { found: readonly PrecedentView[] }): ReactNode {
  const { t } = useWords();
  if (found.length === 0) return <p className="sub">{t('precedent.none')}</p>;
  return (
    <ul className="lanes">
      {found.map((one) => (
        <li key={one.filingNumber + one.rule}>
          <b>{one.name}</b>
          <Tag tone={one.verdict === 'allow' ? 'ok' : 'bad'}>{t(`allowance.${one.verdict}`)}</Tag>
          <small>
            {one.reason} · {one.by} · {shortTime(one.at)} · <span className="code">{one.filingNumber}</span>
          </small>
        </li>
      ))}
    </ul>
  );
}
