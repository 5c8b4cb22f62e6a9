import type { Verdict, VerdictStep } from '#libs/contract';
import { nextStep, outcomeOf, undecided, verdictOf, type GivenVerdict } from './approval.rules.ts';

const BOTH: VerdictStep[] = ['EXAMINE', 'APPROVE'];
const given = (...words: [VerdictStep, Verdict][]): GivenVerdict[] => words.map(([step, verdict]) => ({ step, verdict, byId: step }));

it.each([
  ['nothing yet', [], null, 'EXAMINE'],
  ['an examination alone decides nothing', [['EXAMINE', 'approve']], null, 'APPROVE'],
  ['a refusal is approved by a second person too', [['EXAMINE', 'refuse']], null, 'APPROVE'],
  ['a correction stands by itself', [['EXAMINE', 'correct']], 'correct', null],
  [
    'both approve',
    [
      ['EXAMINE', 'approve'],
      ['APPROVE', 'approve'],
    ],
    'approve',
    null,
  ],
  [
    'the approver has the last word',
    [
      ['EXAMINE', 'approve'],
      ['APPROVE', 'correct'],
    ],
    'correct',
    null,
  ],
  [
    'a new examination asks for a new approval',
    [
      ['EXAMINE', 'approve'],
      ['APPROVE', 'approve'],
      ['EXAMINE', 'approve'],
    ],
    null,
    'APPROVE',
  ],
] as [string, [VerdictStep, Verdict][], Verdict | null, VerdictStep | null][])('%s', (_, words, verdict, step) => {
  expect(verdictOf(BOTH, given(...words))).toBe(verdict);
  expect(nextStep(BOTH, given(...words))).toBe(step);
});

it.each([['EXAMINE'], ['APPROVE']] as [VerdictStep][])('needs one word where one step is asked: %s', (step) => {
  expect(nextStep([step], [])).toBe(step);
  expect(verdictOf([step], [])).toBeNull();
  for (const verdict of ['approve', 'correct', 'refuse'] as const) {
    expect(verdictOf([step], given([step, verdict]))).toBe(verdict);
    expect(nextStep([step], given([step, verdict]))).toBeNull();
  }
});

it.each([
  [['approve', null], 'pending'],
  [['refuse', null], 'pending'],
  [['refuse', 'correct'], 'refuse'],
  [['approve', 'correct'], 'correct'],
  [['approve', 'approve'], 'approve'],
  [[], 'approve'],
] as [(Verdict | null)[], Verdict | 'pending'][])('%j together are %s', (verdicts, outcome) => {
  expect(outcomeOf(verdicts.map((verdict) => ({ verdict })))).toBe(outcome);
});

it('names the findings on which the officer has said nothing', () => {
  const finding = { rule: 'name.restricted_word', path: 'name.full', severity: 'officerDecides' };
  const advice = { rule: 'name.similar_to_registered', path: 'name.full', severity: 'advice' };
  expect(undecided([finding, advice], [])).toEqual([finding]);
  expect(undecided([finding, advice], [{ rule: finding.rule, path: finding.path, verdict: 'allow', reason: '已有批文' }])).toEqual([]);
});
