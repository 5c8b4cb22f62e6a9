import type { Blocker, EnquiryRow } from '#libs/contract';

const MOST = 20;
const LONGEST = 500;

/** What a department answered: a list of texts with the way to clear each. Anything else is no answer. */
export function blockersIn(answer: Readonly<Record<string, unknown>>): Blocker[] | null {
  const { blockers } = answer;
  if (!Array.isArray(blockers)) return null;
  const read = blockers.slice(0, MOST).map(blockerOf);
  return read.includes(null) ? null : read.filter((one) => one !== null);
}

function blockerOf(value: unknown): Blocker | null {
  if (value === null || typeof value !== 'object') return null;
  const { text, clear }: { text?: unknown; clear?: unknown } = value;
  if (typeof text !== 'string' || text.trim() === '') return null;
  return { text: [...text.trim()].slice(0, LONGEST).join(''), clear: typeof clear === 'string' ? [...clear.trim()].slice(0, LONGEST).join('') : '' };
}

/** Silence is shown as silence, never as consent. */
export const stateOf = ({ answeredAt, blockers }: { answeredAt: Date | null; blockers: readonly Blocker[] }): EnquiryRow['state'] =>
  answeredAt === null ? 'WAITING' : blockers.length > 0 ? 'BLOCKED' : 'CLEAR';
