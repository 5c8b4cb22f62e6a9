import type { EntityManager } from 'typeorm';
import { getRound, openFacts } from '#libs/filing';
import { changedPaths, type RoundContent } from './round.rules.ts';

/** What was handed in with a round, with every value. */
export async function roundContent(tx: EntityManager, filingId: string, round: number): Promise<RoundContent> {
  const frozen = await getRound(tx, filingId, round);
  return { facts: openFacts(frozen).facts, documents: frozen.documents, permits: frozen.permits };
}

/** The paths in which a round differs from the one before it; everything in the first. */
export async function changedSinceLast(tx: EntityManager, filingId: string, round: number): Promise<string[] | null> {
  if (round < 2) return null;
  return changedPaths(await roundContent(tx, filingId, round - 1), await roundContent(tx, filingId, round));
}
