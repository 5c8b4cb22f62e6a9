import { useState, type ReactNode } from 'react';
import type { RemarkView } from '#libs/contract';
import { Button, Tag, TextField, Trouble, useWords } from '#libs/ui';
import { useAnswers } from './api.ts';
import { useDraft } from './draft.tsx';

/** Beside a remark: what was done about it, or why nothing need be. Folded, for most remarks need no word. */
export function RemarkAnswer({ remark, place }: { remark: RemarkView; place: number }): ReactNode {
  const { t } = useWords();
  const { filing } = useDraft();
  const [text, setText] = useState(remark.answer ?? '');
  const save = useAnswers(filing.id);
  const send = (): void => save.mutate({ remark: place, answer: text.trim() });
  const kept = remark.answer !== undefined && remark.answer === text.trim();
  return (
    <details open={remark.answer !== undefined || undefined}>
      <summary>{t('correction.answer')}</summary>
      <div className="stack tight">
        <TextField
          label={t('correction.answer.label')}
          hint={t('correction.answer.hint')}
          lines={3}
          maxLength={2_000}
          value={text}
          onChange={setText}
        />
        <Trouble error={save.error} again={send} />
        <p className="row">
          <Button busy={save.isPending} notNow={(text.trim() === '' || kept) && t('correction.answer.hint')} onClick={send}>
            {t('correction.answer.save')}
          </Button>
          <span role="status">{kept && <Tag tone="ok">{t('correction.answer.kept')}</Tag>}</span>
        </p>
      </div>
    </details>
  );
}
