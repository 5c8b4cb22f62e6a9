import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { CheckView, FindingView } from '#libs/contract';
import { api, Button, ErrorSummary, goTo, Note, Page, placeOf, SavedLine, Trouble, useWords, type Topic } from '#libs/ui';
import { useCheck } from './api.ts';
import { ConflictNote } from './conflict-note.tsx';
import { useDraft } from './draft.tsx';
import { blockingOn, topicsOf } from './topics.ts';

/** Finding about a value, in the same words everywhere; nothing before it is asked for. */
export type ErrorAt = (path: string) => string | null;

interface TopicPageProps {
  topic: Topic;
  lede?: ReactNode;
  aside?: ReactNode;
  /** Stands across both columns, below. */
  wide?: ReactNode;
  /** Faults that only the page can see, as a number that cannot be read. */
  hold?: string | null;
  children: (errorAt: ErrorAt) => ReactNode;
}

/** One topic: way back, question, saved line, fields, one main button. Done checks this page and goes back to the list. */
export function TopicPage({ topic, lede, aside, wide, hold, children }: TopicPageProps): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const draft = useDraft();
  const { filing, facts } = draft;
  const check = useCheck(filing.id);
  const at = search.get('at');
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const list = `/filings/${filing.id}`;
  const findings = (check.data?.findings ?? []).filter((finding) => blockingOn(check.data, topic).includes(finding));
  const shown = at !== null || attempt > 0 ? findings : [];
  const errorAt: ErrorAt = (path) => sentence(shown.find((finding) => finding.path === path));
  const remark = filing.correction?.remarks.find((one) => one.path !== undefined && one.path === at);
  useArrival(at, check.isSuccess);
  const finish = async (): Promise<void> => {
    setBusy(true);
    const saved = await draft.flush();
    const fresh = saved
      ? await client
          .fetchQuery<CheckView>({ queryKey: ['check', filing.id], queryFn: () => api.get(`/filings/${filing.id}/check`) })
          .catch(() => null)
      : null;
    setBusy(false);
    if (saved && !hold && fresh && blockingOn(fresh, topic).length === 0) void navigate(list);
    else setAttempt(attempt + 1);
  };
  return (
    <Page
      title={t(`topic.${topic}.question`)}
      tab={t(`topic.${topic}`)}
      eyebrow={`${facts.name?.full || t('list.noName')} · ${t('topic.nth', { n: topicsOf(filing).indexOf(topic) + 1 })}`}
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
            void finish();
          }}
        >
          <ConflictNote />
          {draft.refusal && <Trouble error={draft.refusal} />}
          {remark && (
            <Note tone="warn" title={t('correction.here')}>
              <p>
                <b>{t('correction.why')}</b>
                {remark.reason}
              </p>
              {remark.cure && (
                <p>
                  <b>{t('correction.cure')}</b>
                  {remark.cure}
                </p>
              )}
            </Note>
          )}
          {attempt > 0 && (
            <ErrorSummary
              attempt={attempt}
              faults={[
                ...(hold ? [{ to: 'main', text: hold }] : []),
                ...shown.map((finding) => ({ to: placeOf(finding.path), text: sentence(finding) ?? '' })),
              ]}
            />
          )}
          {children(errorAt)}
          {at !== null && <Elsewhere findings={findings} />}
          <p className="row go">
            <Button look="main" type="submit" busy={busy}>
              {t('topic.finish')}
            </Button>
            {attempt > 0 && findings.length > 0 && (
              <Link className="hit" to={list}>
                {t('topic.leave')}
              </Link>
            )}
          </p>
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

/** Cause and cure, a sentence each; in Latin script a space stands between. */
export const sentence = (finding: FindingView | undefined): string | null =>
  finding ? `${finding.cause}${/[.!?]$/.test(finding.cause) ? ' ' : ''}${finding.cure}` : null;

/** A link from the answers leads to the very field. */
function useArrival(at: string | null, ready: boolean): void {
  useEffect(() => {
    if (!at || !ready) return;
    for (let path = at; path; path = path.replace(/(\.[^.[]+|\[\d+\]|^[^.[]+)$/, '')) if (goTo(placeOf(path))) return;
  }, [at, ready]);
}

/** Findings of this page whose field is not shown by itself are still told. */
function Elsewhere({ findings }: { findings: FindingView[] }): ReactNode {
  const unplaced = findings.filter((finding) => !document.getElementById(placeOf(finding.path)));
  if (unplaced.length === 0) return null;
  return (
    <Note tone="bad" slim>
      {unplaced.map((finding) => (
        <p key={finding.rule + finding.path}>{sentence(finding)}</p>
      ))}
    </Note>
  );
}
