import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { TaskView } from '#libs/contract';
import { api, Button, factSections, Key, Loading, Note, sayError, TextField, useKeys, useLabel, useWords } from '#libs/ui';
import { useAcceptance, useReasons } from './api.ts';
import { Checklist } from './checklist.tsx';
import { isWithin, remarkBody, RemarkForm } from './remark-form.tsx';
import { isTouched, useVerdictDraft } from './use-verdict-draft.ts';

/** A clerk takes a filing in, sends it back with everything that is wrong at once, or declines it and says where to turn to. */
export function AcceptanceForm({
  task,
  mine,
  done,
}: {
  task: TaskView;
  mine: boolean;
  done: (what: 'accept' | 'return' | 'decline') => void;
}): ReactNode {
  const { t, has, language } = useWords();
  const label = useLabel();
  const [draft, change, drop] = useVerdictDraft(task.id, task.round);
  const reasons = useReasons();
  const [remedy, setRemedy] = useState('');
  const points = useQuery({
    queryKey: ['checklist', task.id, task.round],
    queryFn: ({ signal }) => api.get<string[]>(`/tasks/${task.id}/checklist`, signal),
    enabled: mine,
  });
  const act = useAcceptance(task.id, (what) => {
    drop();
    done(what);
  });
  const rows = factSections(task.filing, task.filing.facts, { t, label, language }).flatMap((section) => section.rows);
  const nameOf = (point: string): string => {
    const paper = /^documents\.(.+)$/.exec(point)?.[1];
    if (paper) return label('documentKinds', paper);
    return point === 'signatures' ? t('check.signatures') : (rows.find(({ path }) => isWithin(path, point))?.label ?? point);
  };
  const asked = points.data ?? [];
  const seen = { round: task.round, version: task.version };
  const unseen = asked.filter((point) => !draft.checks[point]);
  const wrong = asked.filter((point) => draft.checks[point] === 'wrong');
  const remarks = draft.remarks.map((remark) => remarkBody(remark, reasons));
  const accept = (): void => {
    if (mine && !act.isPending) act.mutate({ what: 'accept', body: seen });
  };
  const giveBack = (): void => {
    const checklist = asked.map((point) => ({ point, right: draft.checks[point] === 'right' }));
    if (mine && !act.isPending && unseen.length === 0) act.mutate({ what: 'return', body: { ...seen, checklist, remarks } });
  };
  useKeys({ y: accept });
  if (mine && !points.data) return <Loading error={points.error} lines={5} />;
  return (
    <div className="stack tight verdicts">
      <Checklist points={asked} checks={draft.checks} change={(checks) => change({ checks })} nameOf={nameOf} />
      {act.error && (
        <Note tone="warn" slim role="alert" title={t('case.conflict')}>
          <p>{sayError(act.error, t, has)}</p>
          <p className="sub">{t('case.conflict.text')}</p>
        </Note>
      )}
      {wrong.length > 0 ? (
        <>
          <RemarkForm rows={rows} remarks={draft.remarks} typed={draft.typed} wrong={wrong} change={change} />
          <p className="row">
            <Button
              look="main"
              busy={act.isPending}
              notNow={
                !mine ? t('verdict.notNow') : unseen.length > 0 && t('check.missing', { points: unseen.map(nameOf).join(t('punctuation.list')) })
              }
              onClick={giveBack}
            >
              {t('acceptance.return')}
            </Button>
          </p>
        </>
      ) : (
        <p className="row">
          <Button look="main" busy={act.isPending} notNow={!mine && t('verdict.notNow')} onClick={accept}>
            {t('acceptance.accept')} <Key of="Y" />
          </Button>
        </p>
      )}
      <details>
        <summary>{t('acceptance.decline')}</summary>
        <div className="stack tight">
          <TextField
            label={t('acceptance.reason')}
            lines={2}
            maxLength={500}
            value={draft.typed.reason}
            onChange={(reason) => change({ typed: { ...draft.typed, reason } })}
          />
          <TextField label={t('acceptance.remedy')} lines={2} maxLength={500} value={remedy} onChange={setRemedy} />
          <p className="row">
            <Button
              look="stop"
              busy={act.isPending}
              notNow={(!mine && t('verdict.notNow')) || (!(draft.typed.reason.trim() && remedy.trim()) && t('acceptance.both'))}
              onClick={() => act.mutate({ what: 'decline', body: { ...seen, reason: draft.typed.reason.trim(), remedy: remedy.trim() } })}
            >
              {t('acceptance.decline')}
            </Button>
          </p>
        </div>
      </details>
      {isTouched(draft) && <p className="sub">{t('verdict.kept')}</p>}
    </div>
  );
}
