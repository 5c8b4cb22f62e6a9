import { invalid } from '#libs/kernel';
import type { RemarkView } from '#libs/contract';
import { isWithin } from './round.rules.ts';

/** Until this day nobody's silence is an acceptance by the law (process.md 2, A). */
export const DEEMED_UNTIL = '2022-02-28';
export const DEEMED_AFTER_WORKING_DAYS = 5;

/** The points that a clerk goes through before a return: each part of the form that was filled in, and each paper that the day asks for. */
export const checklistOf = (facts: object, documentsRequired: readonly string[]): string[] => [
  'jurisdiction',
  ...Object.entries(facts)
    .filter(([part, value]) => value !== undefined && value !== null && !['documents', 'signatures', 'commitments'].includes(part))
    .map(([part]) => part),
  'signatures',
  ...documentsRequired.map((kind) => `documents.${kind}`),
];

/** One return says everything: every point was looked at, and each that is wrong has a remark. */
export function refuseIncomplete(
  points: readonly string[],
  given: readonly { point: string; right: boolean }[],
  remarks: readonly RemarkView[],
): void {
  const missing = points.filter((point) => !given.some((one) => one.point === point));
  if (missing.length > 0) throw invalid('approval.checklist_incomplete', { path: 'checklist', missing });
  const stray = given.find(({ point }) => !points.includes(point));
  if (stray) throw invalid('approval.checklist_unknown_point', { path: 'checklist', point: stray.point });
  const wrong = given.filter(({ right }) => !right).map(({ point }) => point);
  if (wrong.length === 0) throw invalid('approval.nothing_to_return', { path: 'checklist' });
  const untold = wrong.filter((point) => !remarks.some(({ path }) => path !== undefined && isWithin(path, point)));
  if (untold.length > 0) throw invalid('approval.remark_missing', { path: 'remarks', points: untold });
}
