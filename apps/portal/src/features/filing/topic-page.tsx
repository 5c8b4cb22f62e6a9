import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { CheckView, FilingView, FindingView } from '#libs/contract';
import { api, Button, ErrorSummary, goTo, Note, Page, placeOf, SavedLine, Trouble, useWords, type Topic } from '#libs/ui';
import { useCheck } from './api.ts';
import { ConflictNote } from './conflict-note.tsx';
import { useDraft } from './draft.tsx';
import { useFindingWords } from './finding-words.ts';
import { RemarksHere } from './remarks-here.tsx';
import { blockingOn, nameIn, topicsOf } from './topics.ts';

/** Finding about a value, in the same words everywhere; nothing before it is asked for. */
export type ErrorAt = (path: string) => string | null;

interface TopicPageProps {
  topic: Topic;
  /** Where the page asks otherwise than for something new. */
  question?: string;
  lede?: ReactNode;
  aside?: ReactNode;
  /** Stands across both columns, below. While it is open the page is not left. */
  wide?: ReactNode;
  /** A fault that only the page can see. */
  hold?: { path: string; text: string } | null;
  children: (errorAt: ErrorAt) => ReactNode;
}

/** One topic: way back, question, saved line, fields, one main button. Done checks this page and goes back to the list. */
export function TopicPage({ topic, question, lede, aside, wide, hold, children }: TopicPageProps): ReactNode {
  const { t } = useWords();
  const [search] = useSearchParams();
  const draft = useDraft();
  const say = useFindingWords();
  const { filing, facts } = draft;
  const check = useCheck(filing.id);
  const at = search.get('at');
  const { attempt, busy, finish } = useFinish(topic, !hold);
  const list = `/filings/${filing.id}`;
  const shown = at !== null || attempt > 0 ? blockingOn(filing, check.data, topic) : [];
  const errorAt: ErrorAt = (path) => {
    if (hold && attempt > 0 && hold.path === path) return hold.text;
    const finding = shown.find((one) => one.path === path);
    return finding ? say(finding) : null;
  };
  const faults = [
    ...(hold ? [{ to: placeOf(hold.path), text: hold.text }] : []),
    ...shown.map((finding) => ({ to: placeOf(finding.path), text: say(finding) })),
  ];
  useArrival(at, check.isSuccess);
  return (
    <Page
      title={question ?? t(`topic.${topic}.question`)}
      tab={t(`topic.${topic}`)}
      eyebrow={`${nameIn(filing, facts) || t('list.noName')} · ${t('topic.nth', { n: topicsOf(filing).indexOf(topic) + 1 })}`}
      lede={lede}
      back={{ to: list, text: t('topic.back') }}
      under={<SavedLine saving={draft.saving} again={() => void draft.flush()} />}
    >
      <div className={aside ? 'cols two' : 'cols'}>
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            finish();
          }}
        >
          <ConflictNote />
          <Trouble error={draft.refusal} />
          <RemarksHere topic={topic} />
          {attempt > 0 && <ErrorSummary attempt={attempt} faults={faults} />}
          {children(errorAt)}
          <Unplaced findings={shown} />
          {!wide && (
            <p className="row go">
              <Button look="main" type="submit" busy={busy}>
                {t('topic.finish')}
              </Button>
              {attempt > 0 && shown.length > 0 && (
                <Link className="hit" to={list}>
                  {t('topic.leave')}
                </Link>
              )}
            </p>
          )}
        </form>
        {aside && (
          <aside className="side stack" aria-label={t('topic.help')}>
            {aside}
          </aside>
        )}
      </div>
      {wide}
    </Page>
  );
}

/** Saves what is left and checks anew; leaves the page only when nothing on it blocks. */
function useFinish(topic: Topic, free: boolean): { attempt: number; busy: boolean; finish: () => void } {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { filing, flush } = useDraft();
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const isClean = async (): Promise<boolean> => {
    if (!free || !(await flush())) return false;
    await client.cancelQueries({ queryKey: ['check', filing.id] }); // it may be of what the server had before
    const check = await client.fetchQuery<CheckView>({ queryKey: ['check', filing.id], queryFn: () => api.get(`/filings/${filing.id}/check`) });
    // What the check speaks of is the filing as it was saved just now.
    const saved = client.getQueryData<FilingView>(['filing', filing.id]) ?? filing;
    return blockingOn(saved, check, topic).length === 0;
  };
  const finish = async (): Promise<void> => {
    setBusy(true);
    const clean = await isClean().catch(() => false);
    setBusy(false);
    if (clean) await navigate(`/filings/${filing.id}`);
    else setAttempt((count) => count + 1);
  };
  return { attempt, busy, finish: () => void finish() };
}

/** A link from the answers leads to the very field. */
function useArrival(at: string | null, ready: boolean): void {
  useEffect(() => {
    if (at && ready) goTo(placeOf(at));
  }, [at, ready]);
}

/** Findings that no field of the page has told are still told. */
function Unplaced({ findings }: { findings: readonly FindingView[] }): ReactNode {
  const say = useFindingWords();
  const [untold, setUntold] = useState<string[]>([]);
  const all = findings.map(say);
  const key = all.join('\n');
  useEffect(() => {
    const told = [...document.querySelectorAll('.err')].map((element) => element.textContent);
    setUntold(key ? key.split('\n').filter((text) => !told.some((one) => one.includes(text))) : []);
  }, [key]);
  const still = untold.filter((text) => all.includes(text));
  if (still.length === 0) return null;
  return (
    <Note tone="bad" slim>
      {still.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </Note>
  );
}
