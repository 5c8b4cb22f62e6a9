import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { SampleView } from '#libs/contract';
import { Button, Loading, shortTime, Tag, TextField, Trouble, useLabel, useWords } from '#libs/ui';
import { useLookAtSample, useSamples } from './api.ts';
import { Switches } from './switches.tsx';

/** The drawer of what the machine decided, to be looked at by a person, and what lets it decide at all. */
export default function SamplesPage(): ReactNode {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const [view, setView] = useState<'waiting' | 'all'>('waiting');
  const samples = useSamples(view);
  useEffect(() => {
    document.title = `${t('samples.title')} · ${t('desk.place')}`;
  }, [t]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main id="main" className="pane stack board-page">
      <div className="row between">
        <h1 ref={heading} tabIndex={-1}>
          {t('samples.title')}
        </h1>
        <p className="row">
          {(['waiting', 'all'] as const).map((one) => (
            <button key={one} type="button" className="tool" aria-pressed={view === one} onClick={() => setView(one)}>
              {t(`samples.${one}`)}
            </button>
          ))}
        </p>
      </div>
      <p className="sub">{t('samples.about')}</p>
      {!samples.data && <Loading error={samples.error} again={() => void samples.refetch()} lines={5} />}
      {samples.data?.length === 0 && <p>{t('samples.empty')}</p>}
      {samples.data && samples.data.length > 0 && (
        <ul className="stack tight plain">
          {samples.data.map((sample) => (
            <Sample key={sample.taskId} sample={sample} />
          ))}
        </ul>
      )}
      <Switches />
    </main>
  );
}

function Sample({ sample }: { sample: SampleView }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const [note, setNote] = useState('');
  const look = useLookAtSample(sample.taskId);
  const ready = note.trim().length > 0;
  const say = (result: 'right' | 'wrong'): void => look.mutate({ result, note: note.trim() });
  return (
    <li className="sheet stack tight">
      <div className="row between">
        <h2>
          <Link to={`/tasks/${sample.taskId}`}>{sample.name}</Link>
        </h2>
        {sample.result ? (
          <Tag tone={sample.result === 'right' ? 'ok' : 'bad'}>{t(`samples.is.${sample.result}`)}</Tag>
        ) : (
          <Tag tone="none">{t('samples.unseen')}</Tag>
        )}
      </div>
      <p className="sub">
        <span className="code">{sample.filingNumber}</span> · {label('divisions', sample.jurisdiction)} ·{' '}
        {t('samples.drawn', { time: shortTime(sample.drawnAt) })}
        {sample.lookedBy && sample.lookedAt && ` · ${sample.lookedBy} ${shortTime(sample.lookedAt)}`}
      </p>
      {sample.note && <p>{sample.note}</p>}
      {!sample.result && (
        <>
          <Trouble error={look.error} />
          <TextField label={t('samples.note')} maxLength={500} value={note} onChange={setNote} />
          <p className="row">
            <Button busy={look.isPending} notNow={!ready && t('samples.note.missing')} onClick={() => say('right')}>
              {t('samples.is.right')}
            </Button>
            {ready && (
              <Button look="stop" busy={look.isPending} onClick={() => say('wrong')}>
                {t('samples.is.wrong')}
              </Button>
            )}
          </p>
        </>
      )}
    </li>
  );
}
