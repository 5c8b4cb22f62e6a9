import { useState, type ReactNode } from 'react';
import type { AllowanceView, ChangeVerdictBody, TaskView, Verdict, VerdictStep } from '#libs/contract';
import { Button, Choice, factSections, TextField, Trouble, useLabel, useWords } from '#libs/ui';
import { Allowances } from './allowances.tsx';
import { useReasons, useTaskAct } from './api.ts';
import { remarkBody, RemarkForm } from './remark-form.tsx';
import type { Remark } from './use-verdict-draft.ts';

const VERDICTS: readonly Verdict[] = ['approve', 'correct', 'refuse'];

interface Draft {
  verdict: Verdict | null;
  why: string;
  remarks: Remark[];
  typed: Remark;
  allowances: AllowanceView[];
}

/** Whoever gave a verdict gives another before the licence is out, and says why. What was approved is back in review at that moment. */
export function ChangeVerdict({ task, step }: { task: TaskView; step: VerdictStep }): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  const reasons = useReasons();
  const [draft, setDraft] = useState<Draft>({ verdict: null, why: '', remarks: [], typed: { reason: '' }, allowances: [] });
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const act = useTaskAct<Omit<ChangeVerdictBody, 'round' | 'version'>>(task, 'change-verdict');
  const standing = task.verdicts.filter((one) => one.step === step).at(-1)?.verdict;
  const questions = step === 'EXAMINE' ? task.check.findings.filter(({ severity }) => severity === 'officerDecides') : [];
  const { verdict, why, remarks, allowances } = draft;
  const missing =
    (!verdict && t('verdict.missing')) ||
    (!why.trim() && t('change.why.missing')) ||
    (verdict !== 'approve' && remarks.length === 0 && t('remark.missing')) ||
    (verdict === 'approve' && allowances.filter(({ reason }) => reason.trim()).length < questions.length && t('allowance.missing'));
  return (
    <details>
      <summary>{t('change.title', { verdict: t(`verdict.${standing ?? 'approve'}`) })}</summary>
      <form
        className="stack tight"
        onSubmit={(event) => {
          event.preventDefault();
          if (missing || !verdict) return;
          const said = verdict === 'approve' ? {} : { remarks: remarks.map((remark) => remarkBody(remark, reasons)) };
          act.mutate({ step, verdict, why: why.trim(), ...said, ...(allowances.length > 0 ? { allowances } : {}) });
        }}
      >
        <p className="sub">{t('change.about')}</p>
        <Trouble error={act.error} />
        <Choice
          inline
          label={t('change.to')}
          value={verdict ?? ''}
          onChange={(value) => change({ verdict: VERDICTS.find((one) => one === value) ?? null })}
          options={VERDICTS.filter((one) => one !== standing).map((value) => ({ value, label: t(`verdict.${value}`) }))}
        />
        {verdict === 'approve' && questions.length > 0 && (
          <Allowances questions={questions} given={allowances} change={(given) => change({ allowances: given })} />
        )}
        {verdict && verdict !== 'approve' && (
          <RemarkForm
            rows={factSections(task.filing, task.filing.facts, { t, label, language }).flatMap((section) => section.rows)}
            remarks={remarks}
            typed={draft.typed}
            wrong={[]}
            change={change}
          />
        )}
        <TextField label={t('change.why')} lines={2} maxLength={500} value={why} onChange={(text) => change({ why: text })} />
        <p className="row">
          <Button type="submit" busy={act.isPending} notNow={missing}>
            {t('change.send')}
          </Button>
        </p>
      </form>
    </details>
  );
}
