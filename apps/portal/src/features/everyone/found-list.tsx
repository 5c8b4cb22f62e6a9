import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { RegisterRow } from '#libs/contract';
import { Dots, Loading, Note, shownDate, Tag, useLabel, useWords, type IconName, type Tone } from '#libs/ui';
import { useRegister, type Question } from './api.ts';

const STATES: Record<string, [Tone, IconName]> = { registered: ['ok', 'ok'], licenceRevoked: ['bad', 'bad'], deregistered: ['none', 'void'] };

const NOTHING = {
  none: ['search.none', 'search.none.text'],
  noLetters: ['search.noLetters', 'search.noLetters.text'],
  personalNumber: ['search.personalNumber', 'search.personalNumber.text'],
} as const;

/** What was found; how many is said aloud. Each leads to what the register says of it. */
export function FoundList({ question }: { question: Question }): ReactNode {
  const { t } = useWords();
  const found = useRegister(question);
  if (!found.data || found.isError) return <Loading error={found.error} again={() => void found.refetch()} />;
  const { rows, more, hint } = found.data;
  const [title, text] = NOTHING[hint];
  if (rows.length === 0)
    return (
      <Note tone="none" title={t(title, { q: question.q })} role="status">
        <p>{t(text)}</p>
      </Note>
    );
  return (
    <section className="stack tight" aria-busy={found.isPlaceholderData}>
      <div role="status">
        <h2>{more ? t('search.more', { count: rows.length }) : t('search.found', { count: rows.length })}</h2>
      </div>
      {more && <p className="hint">{t('search.more.text')}</p>}
      <ul className="tasks">
        {rows.map((row) => (
          <Row key={`${row.code} ${row.name}`} row={row} />
        ))}
      </ul>
    </section>
  );
}

function Row({ row }: { row: RegisterRow }): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  const [tone, icon] = STATES[row.state] ?? ['none', 'none'];
  const about = [
    row.entityType && t(`entityType.${row.entityType}`),
    row.registry && label('divisions', row.registry),
    row.establishedOn && t('search.since', { date: shownDate(row.establishedOn, language) }),
  ];
  const words = (
    <>
      <b className="song">{row.name || t('search.noName')}</b>
      <small>
        <Dots parts={[row.code && <span className="code">{row.code}</span>, ...about]} />
      </small>
      <Tag tone={tone} icon={icon}>
        {t(`entityState.${row.state}`)}
      </Tag>
    </>
  );
  return <li>{row.code ? <Link to={`/register/${encodeURIComponent(row.code)}`}>{words}</Link> : <p className="line">{words}</p>}</li>;
}
