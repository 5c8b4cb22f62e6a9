import type { NameVerdict } from '#libs/contract';
import { isBlocking, type Finding } from '#libs/findings';

/** Names of one prefecture are compared with each other (names.md 4.1). */
export const poolOf = (jurisdiction: string): string => jurisdiction.slice(0, 4);

/** A reservation holds to the end of its last day, if it was not released or used before. */
export const isRunning = (reservation: { validTo: string; endedAt?: Date | null }, on: string): boolean =>
  !reservation.endedAt && on <= reservation.validTo;

/** The gravest finding decides. A similar name may be taken at one's own risk (NAME133, comparison rule 4). */
export function verdictOf(findings: readonly Finding[]): NameVerdict {
  if (findings.some(isBlocking)) return 'refused';
  if (findings.some(({ severity }) => severity === 'officerDecides')) return 'officer';
  return findings.some(({ rule }) => rule === 'name.similar_to_registered') ? 'similar' : 'available';
}

/** No letter, figure or character at all: there is nothing to look for. */
export const isSymbolsOnly = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text.normalize('NFKC'));
