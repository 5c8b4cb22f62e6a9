import { In, IsNull, type EntityManager } from 'typeorm';
import type { Facts, FilingFrame } from '#libs/contract';
import type { Actor } from '#libs/kernel';
import { createFiling } from './create-filing.ts';
import { Filing } from './filing.entity.ts';
import { isSameBeginning, UNFINISHED } from './filing.rules.ts';
import { findSubject } from './find-subject.ts';
import { openFacts } from './sealed-facts.ts';
import { tidyFor } from './tidy-facts.ts';

/**
 * Begins a draft, or opens the one that the caller has for the same subject and matter already. Of something new, which has no subject yet,
 * only a draft that is still as it was begun is the same. Two at one instant wait for each other.
 */
export async function beginFiling(tx: EntityManager, actor: Actor, frame: FilingFrame, given: Facts = {}): Promise<Filing> {
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`begins ${actor.userId}`]);
  return (await findUnfinished(tx, actor, frame, given)) ?? createFiling(tx, actor, frame, given);
}

async function findUnfinished(tx: EntityManager, actor: Actor, frame: FilingFrame, given: Facts): Promise<Filing | null> {
  const subject = (await findSubject(tx, frame))?.id ?? null;
  const own = { filerId: actor.userId, channel: frame.channel, kind: frame.kind, step: frame.step ?? IsNull() };
  if (subject !== null && frame.kind !== 'branchEstablishment')
    return tx.findOne(Filing, { where: { ...own, subject, state: In([...UNFINISHED]) }, order: { changedAt: 'desc' } });

  const { entityType, jurisdiction } = frame;
  const alike = { ...own, subject: subject ?? IsNull(), entityType, jurisdiction, state: 'DRAFT' as const, version: 1 };
  const untouched = await tx.find(Filing, { where: alike, order: { changedAt: 'desc' }, take: 20 });
  const facts = await tidyFor(tx, { ...frame, subject }, given);
  return untouched.find((draft) => isSameBeginning(openFacts(draft).facts, facts)) ?? null;
}
