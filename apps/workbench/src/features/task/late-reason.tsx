import { useState, type ReactNode } from 'react';
import type { TaskView } from '#libs/contract';
import { Button, SelectField, TextField, Trouble, useWords, type FactRow } from '#libs/ui';
import { useTaskAct } from './api.ts';

/** A supervisor lets a department object to what it had let pass in an earlier round. It is the office's fault, so it is counted. */
export function LateReasonForm({ task, rows }: { task: TaskView; rows: readonly FactRow[] }): ReactNode {
  const { t } = useWords();
  const [path, setPath] = useState('');
  const [why, setWhy] = useState('');
  const [done, setDone] = useState(false);
  const allow = useTaskAct<{ path: string; why: string }>(task, 'late-reason', () => setDone(true));
  return (
    <details>
      <summary>{t('late.title')}</summary>
      <form
        className="stack tight"
        onSubmit={(event) => {
          event.preventDefault();
          if (why.trim()) allow.mutate({ path, why: why.trim() });
        }}
      >
        <p className="sub">{t('late.about')}</p>
        <Trouble error={allow.error} />
        {done && <p role="status">{t('late.done')}</p>}
        <SelectField
          label={t('remark.field')}
          value={path}
          unchosen={t('remark.whole')}
          onChange={setPath}
          options={rows.map((row) => ({ value: row.path, label: row.label }))}
        />
        <TextField label={t('late.why')} lines={2} maxLength={500} value={why} onChange={setWhy} />
        <p className="row">
          <Button type="submit" busy={allow.isPending} notNow={!why.trim() && t('oversee.reason.missing')}>
            {t('late.send')}
          </Button>
        </p>
      </form>
    </details>
  );
}
