import { useState, type ReactNode } from 'react';
import type { TaskView } from '#libs/contract';
import { Button, TextField, Trouble, useWords } from '#libs/ui';
import { useBoard, useOversee } from './api.ts';
import { AssignSelect } from './urgent.tsx';

/** What a supervisor does with a case: to whom it goes, whether it goes first, whether two people decide, one more time limit. */
export function CaseOversight({ task }: { task: TaskView }): ReactNode {
  const { t } = useWords();
  const board = useBoard();
  const handling = useOversee<{ priorityReason?: string | null; riskReason?: string }>(task, 'handling');
  const extend = useOversee<{ reason: string }>(task, 'extend');
  const [reason, setReason] = useState('');
  const ready = reason.trim().length > 0;
  return (
    <details className="sheet stack tight" open>
      <summary>{t('oversee.title')}</summary>
      <p className="row">
        {t('assign.to')} <AssignSelect task={task} officers={board.data?.officers ?? []} />
      </p>
      <Trouble error={handling.error ?? extend.error} />
      <TextField label={t('oversee.reason')} maxLength={500} value={reason} onChange={setReason} />
      <p className="row">
        {task.priority ? (
          <Button busy={handling.isPending} onClick={() => handling.mutate({ priorityReason: null })}>
            {t('oversee.notFirst')}
          </Button>
        ) : (
          <Button
            busy={handling.isPending}
            notNow={!ready && t('oversee.reason.missing')}
            onClick={() => handling.mutate({ priorityReason: reason.trim() })}
          >
            {t('oversee.first')}
          </Button>
        )}
        {ready && !task.risk && <Button onClick={() => handling.mutate({ riskReason: reason.trim() })}>{t('oversee.two')}</Button>}
        {ready && <Button onClick={() => extend.mutate({ reason: reason.trim() })}>{t('oversee.extend')}</Button>}
      </p>
    </details>
  );
}
