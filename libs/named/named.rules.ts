import type { Facts, FilingMove, FilingState, HoldAct, HoldState } from '#libs/contract';
import type { Actor } from '#libs/kernel';

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

/** What a member of the registry's staff may do with a hold. It ends a filing only by two people, or by a supervisor. */
export function movesFor(actor: Actor, { state, proposedBy }: { state: HoldState; proposedBy: string | null }): HoldAct[] {
  if (state !== 'OPEN') return [];
  if (actor.roles.includes('supervisor')) return ['lift', 'uphold'];
  if (proposedBy === null) return ['lift', 'propose'];
  return actor.roles.includes('approver') && proposedBy !== actor.userId ? ['lift', 'uphold'] : ['lift'];
}
