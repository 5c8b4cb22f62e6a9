import { useState, type ReactNode } from 'react';
import type { AllowanceView, TaskView, Verdict, VerdictStep } from '#libs/contract';
import { Button, Choice, ErrorSummary, factSections, type Fault, placeOf, Trouble, useKeys, useLabel, useWords } from '#libs/ui';
import { useDecide } from './api.ts';
import { Allowances } from './allowances.tsx';
import { RemarkForm, type Remark } from './remark-form.tsx';

const VERDICTS: readonly Verdict[] = ['approve', 'correct', 'refuse'];

/** One verdict for one step of one frozen round: on each open question an answer, for each return a remark. */
export function VerdictForm({ task, step, done }: { task: TaskView; step: VerdictStep; done: () => void }): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [remarks, setRemarks] = useState<Remark[]>([]);
  const [allowances, setAllowances] = useState<AllowanceView[]>([]);
  const [attempt, setAttempt] = useState(0);
  const decide = useDecide(task.id, done);
  // What the law leaves to the officer is answered once, by the examiner; the approver sees the answers among the earlier verdicts.
  const questions = step === 'EXAMINE' ? task.check.findings.filter((finding) => finding.severity === 'officerDecides') : [];
  const rows = factSections(task.filing, task.filing.facts, { t, label, language }).flatMap((section) => section.rows);
  const faults = faultsOf(verdict, remarks, questions.length, allowances).map((key): Fault => ({ to: placeOf(key), text: t(key) }));
  const send = (): void => {
    setAttempt(attempt + 1);
    if (!verdict || faults.length > 0 || decide.isPending) return;
    decide.mutate({
      step,
      verdict,
      round: task.round,
      version: task.version,
      ...(verdict === 'approve' ? {} : { remarks }),
      ...(allowances.length > 0 ? { allowances } : {}),
    });
  };
  useKeys({ y: () => setVerdict('approve'), b: () => setVerdict('correct'), f: () => setVerdict('refuse'), Enter: send });
  return (
    <form
      className="stack tight verdicts"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h2>{t('verdict.title', { step: t(`step.${step}`) })}</h2>
      {attempt > 0 && <ErrorSummary attempt={attempt} faults={faults} />}
      <Trouble error={decide.error} again={send} />
      {questions.length > 0 && <Allowances questions={questions} given={allowances} change={setAllowances} />}
      <Choice
        path="verdict.missing"
        inline
        label={<span className="vh">{t('verdict.choose')}</span>}
        value={verdict ?? ''}
        onChange={(value) => setVerdict(VERDICTS.find((one) => one === value) ?? null)}
        options={VERDICTS.map((value) => ({
          value,
          label: (
            <>
              {t(`verdict.${value}`)} <kbd>{{ approve: 'Y', correct: 'B', refuse: 'F' }[value]}</kbd>
            </>
          ),
        }))}
      />
      {(verdict === 'correct' || verdict === 'refuse') && <RemarkForm rows={rows} remarks={remarks} change={setRemarks} />}
      <p className="row">
        <Button look={verdict === 'refuse' ? 'stop' : 'main'} type="submit" busy={decide.isPending}>
          {verdict ? t(`verdict.send.${verdict}`) : t('verdict.send')} <kbd>↵</kbd>
        </Button>
      </p>
      <p className="sub">{t(step === 'EXAMINE' ? 'verdict.twoEyes' : 'verdict.last')}</p>
    </form>
  );
}

/** What is missing before this verdict can be sent; the keys are the sentences. */
function faultsOf(verdict: Verdict | null, remarks: readonly Remark[], questions: number, allowances: readonly AllowanceView[]): string[] {
  return [
    ...(verdict ? [] : ['verdict.missing']),
    ...(verdict && verdict !== 'approve' && remarks.length === 0 ? ['remark.missing'] : []),
    ...(verdict === 'approve' && allowances.length < questions ? ['allowance.missing'] : []),
    ...(allowances.some((one) => !one.reason.trim()) ? ['allowance.reasonMissing'] : []),
    ...(verdict === 'approve' && allowances.some((one) => one.verdict === 'refuse') ? ['allowance.refused'] : []),
  ];
}
