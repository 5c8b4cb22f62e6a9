import type { Facts, FilingMove, FilingState } from '#libs/contract';

/** The posts of a person in a filing, and whether they hold a share. */
export function rolesIn(facts: Facts, personKey: string): string[] {
  const posts = facts.people?.find(({ key }) => key === personKey)?.roles ?? [];
  const holds = (facts.investors ?? []).some(({ person }) => person === personKey);
  return [...posts, ...(holds ? ['holder'] : [])];
}

/** How the registry ends a filing in which someone was named without knowing, from where it stands. */
export const ENDING: Partial<Record<FilingState, readonly FilingMove[]>> = {
  DRAFT: ['withdraw'],
  AWAITING_SIGNATURES: ['withdraw'],
  CORRECTION_REQUESTED: ['withdraw'],
  SUBMITTED: ['decline'],
  IN_REVIEW: ['reject'],
  APPROVED: ['reopen', 'reject'],
};
