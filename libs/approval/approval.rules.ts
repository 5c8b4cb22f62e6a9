import type { AllowanceView, TaskKind, Verdict, VerdictStep } from '#libs/contract';

export interface GivenVerdict {
  step: VerdictStep;
  verdict: Verdict;
  byId: string;
}

/** The newest verdict of each step; verdicts come oldest first. */
export const newestByStep = <V extends GivenVerdict>(verdicts: readonly V[]): Map<VerdictStep, V> =>
  new Map(verdicts.map((verdict) => [verdict.step, verdict]));

/**
 * What a department says. Where two people decide (一审一核), an examination asks for an approval, whatever it says; only a request to
 * correct stands by itself, for it decides nothing. An approval given before the newest examination counts no more. Where one step is
 * asked, its newest verdict is the department's word.
 */
export function verdictOf(steps: readonly VerdictStep[], verdicts: readonly GivenVerdict[]): Verdict | null {
  const newest = newestByStep(verdicts);
  if (!areTwo(steps)) return newest.get(onlyStep(steps))?.verdict ?? null;
  const examined = newest.get('EXAMINE');
  if (!examined) return null;
  if (examined.verdict === 'correct') return 'correct';
  const approved = newest.get('APPROVE');
  if (!approved || verdicts.lastIndexOf(approved) < verdicts.lastIndexOf(examined)) return null;
  return approved.verdict;
}

/** The step that is asked for next. */
export function nextStep(steps: readonly VerdictStep[], verdicts: readonly GivenVerdict[]): VerdictStep | null {
  if (verdictOf(steps, verdicts) !== null) return null;
  if (!areTwo(steps)) return onlyStep(steps);
  return newestByStep(verdicts).has('EXAMINE') ? 'APPROVE' : 'EXAMINE';
}

/** Whose turn it is: a clerk's, one of the two who decide, or, where one word is enough, any officer's. */
export type Turn = 'ACCEPT' | 'EXAMINE' | 'APPROVE' | 'EITHER';

export function turnOf(kind: TaskKind, steps: readonly VerdictStep[], verdicts: readonly Pick<GivenVerdict, 'step'>[]): Turn {
  if (kind === 'ACCEPTANCE') return 'ACCEPT';
  if (!areTwo(steps)) return 'EITHER';
  return verdicts.some(({ step }) => step === 'EXAMINE') ? 'APPROVE' : 'EXAMINE';
}

const areTwo = (steps: readonly VerdictStep[]): boolean => steps.includes('EXAMINE') && steps.includes('APPROVE');
const onlyStep = (steps: readonly VerdictStep[]): VerdictStep => steps[0] ?? 'EXAMINE';

/** Who has examined never approves it, in however many words. */
export const hasExamined = (id: string, verdicts: readonly GivenVerdict[]): boolean =>
  verdicts.some(({ step, byId }) => step === 'EXAMINE' && byId === id);

/** Waits for every department that gates the licence, so that the applicant hears everything once. */
export function outcomeOf(gating: readonly { verdict: Verdict | null }[]): Verdict | 'pending' {
  const verdicts = gating.map((task) => task.verdict);
  if (verdicts.includes(null)) return 'pending';
  if (verdicts.includes('refuse')) return 'refuse';
  return verdicts.includes('correct') ? 'correct' : 'approve';
}

/** Findings left to the officer on which no word was said. */
export const undecided = <F extends { rule: string; path: string; severity: string }>(
  findings: readonly F[],
  allowances: readonly AllowanceView[],
): F[] =>
  findings.filter(
    (finding) => finding.severity === 'officerDecides' && !allowances.some((word) => word.rule === finding.rule && word.path === finding.path),
  );
