import { useState, type ReactNode } from 'react';
import type { DecideBody, TaskView, Verdict, VerdictStep } from '#libs/contract';
import { Button, Choice, ErrorSummary, factSections, type Fault, Key, Note, placeOf, sayError, useKeys, useLabel, useWords } from '#libs/ui';
import { useDecide, useReasons } from './api.ts';
import { Allowances } from './allowances.tsx';
import { CHECKS, Checklist, checksOf } from './checklist.tsx';
import { keepWord } from './last-word.ts';
import { remarkBody, RemarkForm } from './remark-form.tsx';
import { isTouched, useVerdictDraft, type VerdictDraft } from './use-verdict-draft.ts';

const VERDICTS: readonly Verdict[] = ['approve', 'correct', 'refuse'];

interface VerdictFormProps {
  task: TaskView;
  step: VerdictStep;
  /** It may be sent now; otherwise what was typed stays and can be written on. */
  mine: boolean;
  done: (said: DecideBody) => void;
}

/** One verdict for one step of one frozen round: each point looked at, on each open question an answer, for each return a remark. */
export function VerdictForm({ task, step, mine, done }: VerdictFormProps): ReactNode {
  const { t, has, language } = useWords();
  const label = useLabel();
  const reasons = useReasons();
  const [draft, change, drop] = useVerdictDraft(task.id, task.round);
  const [attempt, setAttempt] = useState(0);
  const decide = useDecide(task.id, ({ heldBack }, said) => {
    const putBack = drop();
    if (heldBack) keepWord({ taskId: task.id, name: task.name, verdict: said.verdict, until: Date.now() + heldBack.outInMs, putBack });
    done(said);
  });
  // What the law leaves to the officer is answered once, by the examiner; the approver sees the answers among the earlier verdicts.
  const questions = step === 'EXAMINE' ? task.check.findings.filter((finding) => finding.severity === 'officerDecides') : [];
  const rows = factSections(task.filing, task.filing.facts, { t, label, language }).flatMap((section) => section.rows);
  const points = checksOf(task);
  const { verdict } = draft;
  const faults = faultsOf(draft, questions.length, points).map((key): Fault => ({
    to: placeOf(key),
    text: t(key, {
      points: points
        .filter((point) => !draft.checks[point])
        .map((point) => t(`check.${point}`))
        .join(t('punctuation.list')),
    }),
  }));
  const send = (): void => {
    if (!mine || decide.isPending) return;
    setAttempt(attempt + 1);
    if (!verdict || faults.length > 0) return;
    decide.mutate({
      step,
      verdict,
      round: task.round,
      version: task.version,
      heldBack: true,
      ...(verdict === 'approve' ? {} : { remarks: draft.remarks.map((remark) => remarkBody(remark, reasons)) }),
      ...(draft.allowances.length > 0 ? { allowances: draft.allowances } : {}),
    });
  };
  const choose = (chosen: Verdict | null): void => change({ verdict: chosen });
  const returns = verdict === 'correct' || verdict === 'refuse';
  useKeys({
    y: () => choose('approve'),
    b: () => choose('correct'),
    f: () => choose('refuse'),
    ...(returns ? {} : { m: () => choose('correct') }),
    ...(verdict && verdict !== 'approve' && draft.typed.reason.trim() ? {} : { Enter: send }),
  });
  return (
    <form
      className="stack tight verdicts"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Checklist points={points} checks={draft.checks} change={(checks) => change({ checks })} numbered={!returns} />
      <h2>{t('verdict.title', { step: t(`step.${step}`) })}</h2>
      {attempt > 0 && <ErrorSummary attempt={attempt} faults={faults} />}
      {decide.error && (
        <Note tone="warn" slim role="alert" title={t('case.conflict')}>
          <p>{sayError(decide.error, t, has)}</p>
          <p className="sub">{t('case.conflict.text')}</p>
        </Note>
      )}
      {questions.length > 0 && <Allowances questions={questions} given={draft.allowances} change={(allowances) => change({ allowances })} />}
      <Choice
        path="verdict.missing"
        inline
        label={<span className="vh">{t('verdict.choose')}</span>}
        value={verdict ?? ''}
        onChange={(value) => choose(VERDICTS.find((one) => one === value) ?? null)}
        options={VERDICTS.map((value) => ({
          value,
          label: (
            <>
              {t(`verdict.${value}`)} <Key of={{ approve: 'Y', correct: 'B', refuse: 'F' }[value]} />
            </>
          ),
        }))}
      />
      {returns && (
        <RemarkForm
          rows={rows}
          remarks={draft.remarks}
          typed={draft.typed}
          wrong={points.filter((point) => draft.checks[point] === 'wrong').flatMap((point) => CHECKS[point] ?? [])}
          change={change}
          numbered
        />
      )}
      <p className="row">
        <Button look={verdict === 'refuse' ? 'stop' : 'main'} type="submit" busy={decide.isPending} notNow={!mine && t('verdict.notNow')}>
          {verdict ? t(`verdict.send.${verdict}`) : t('verdict.send')} <kbd>↵</kbd>
        </Button>
      </p>
      <p className="sub">
        {t(step === 'EXAMINE' && task.department === 'MARKET_SUPERVISION' ? 'verdict.twoEyes' : 'verdict.last')}
        {isTouched(draft) && ` ${t('verdict.kept')}`}
      </p>
    </form>
  );
}

/** What is missing before this verdict can be sent; the keys are the sentences. */
function faultsOf({ verdict, remarks, typed, allowances, checks }: VerdictDraft, questions: number, points: readonly string[]): string[] {
  return [
    ...(points.some((point) => !checks[point]) ? ['check.missing'] : []),
    ...(verdict === 'approve' && points.some((point) => checks[point] === 'wrong') ? ['check.wrong'] : []),
    ...(verdict ? [] : ['verdict.missing']),
    ...(verdict && verdict !== 'approve' && remarks.length === 0 ? ['remark.missing'] : []),
    ...(verdict && verdict !== 'approve' && typed.reason.trim() ? ['remark.unfinished'] : []),
    ...(verdict === 'approve' && allowances.length < questions ? ['allowance.missing'] : []),
    ...(allowances.some((one) => !one.reason.trim()) ? ['allowance.reasonMissing'] : []),
    ...(verdict === 'approve' && allowances.some((one) => one.verdict === 'refuse') ? ['allowance.refused'] : []),
  ];
}
