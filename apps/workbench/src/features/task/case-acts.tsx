import { useState, type ReactNode } from 'react';
import type { TaskView } from '#libs/contract';
import { Button, Field, SelectField, shownDate, TextField, Trouble, useLabel, useReference, useWords } from '#libs/ui';
import { useTaskAct } from './api.ts';
import { ChangeVerdict } from './change-verdict.tsx';

/** What an officer does with a case besides the verdict: asks one more department, waits for something, thinks again. */
export function CaseActs({ task, held }: { task: TaskView; held: boolean }): ReactNode {
  const open = held && task.step !== null && task.heldBack === null;
  return (
    <>
      {task.paused && <Paused task={task} may={open} />}
      {task.mayChange.map((step) => (
        <ChangeVerdict key={step} task={task} step={step} />
      ))}
      {open && !task.paused && <Pause task={task} />}
      {open && task.department === 'MARKET_SUPERVISION' && <Refer task={task} />}
    </>
  );
}

function Paused({ task, may }: { task: TaskView; may: boolean }): ReactNode {
  const { t, language } = useWords();
  const resume = useTaskAct<object>(task, 'resume');
  if (!task.paused) return null;
  const { until, reason } = task.paused;
  return (
    <div className="note warn slim">
      <p>{until ? t('pause.until', { date: shownDate(until, language), reason }) : t('pause.open', { reason })}</p>
      <Trouble error={resume.error} />
      {may && (
        <p className="row">
          <Button busy={resume.isPending} onClick={() => resume.mutate({})}>
            {t('pause.resume')}
          </Button>
        </p>
      )}
    </div>
  );
}

/** The department cannot decide yet. */
function Pause({ task }: { task: TaskView }): ReactNode {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const pause = useTaskAct<{ reason: string; until?: string }>(task, 'pause');
  return (
    <details>
      <summary>{t('pause.title')}</summary>
      <form
        className="stack tight"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim()) pause.mutate({ reason: reason.trim(), ...(until ? { until } : {}) });
        }}
      >
        <p className="sub">{t('pause.about')}</p>
        <Trouble error={pause.error} />
        <TextField label={t('pause.reason')} lines={2} maxLength={500} value={reason} onChange={setReason} />
        <Field label={t('pause.day')} hint={t('pause.day.hint')}>
          {(control) => <input {...control} type="date" className="in" value={until} onChange={(event) => setUntil(event.target.value)} />}
        </Field>
        <p className="row">
          <Button type="submit" busy={pause.isPending} notNow={!reason.trim() && t('oversee.reason.missing')}>
            {t('pause.send')}
          </Button>
        </p>
      </form>
    </details>
  );
}

/** One more department is asked; the licence waits for its word, too. */
function Refer({ task }: { task: TaskView }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const departments = (useReference()?.departments ?? []).map(({ code }) => code).filter((code) => code !== task.department);
  const [department, setDepartment] = useState('');
  const [reason, setReason] = useState('');
  const [sent, setSent] = useState('');
  const refer = useTaskAct<{ department: string; reason: string }>(task, 'refer', () => {
    setSent(department);
    setDepartment('');
    setReason('');
  });
  const ready = department !== '' && reason.trim() !== '';
  return (
    <details>
      <summary>{t('refer.title')}</summary>
      <form
        className="stack tight"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) refer.mutate({ department, reason: reason.trim() });
        }}
      >
        <p className="sub">{t('refer.about')}</p>
        <Trouble error={refer.error} />
        {sent && <p role="status">{t('refer.sent', { department: label('departments', sent) })}</p>}
        <SelectField
          label={t('refer.department')}
          value={department}
          unchosen={t('refer.choose')}
          onChange={setDepartment}
          options={departments.map((code) => ({ value: code, label: label('departments', code) }))}
        />
        <TextField label={t('refer.reason')} lines={2} maxLength={500} value={reason} onChange={setReason} />
        <p className="row">
          <Button type="submit" busy={refer.isPending} notNow={!ready && t('refer.both')}>
            {t('refer.send')}
          </Button>
        </p>
      </form>
    </details>
  );
}
