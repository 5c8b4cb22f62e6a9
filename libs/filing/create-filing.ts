import type { EntityManager } from 'typeorm';
import type { Facts, FilingFrame } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { addDays, invalid, newId, registryDate, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { Filing, FilingParty } from './filing.entity.ts';
import { findSubject, mustFitKind } from './find-subject.ts';
import { DRAFT_KEPT_DAYS } from './filing.rules.ts';
import { indexPeople } from './index-people.ts';
import { sealFacts } from './sealed-facts.ts';
import { tidyFor } from './tidy-facts.ts';

/** A notice comes first, but for individual businesses, of whom none is published. */
function stepOf({ kind, entityType, step }: FilingFrame): Filing['step'] {
  if (kind !== 'simplifiedDeregistration') return null;
  return step ?? (entityType === 'INDIVIDUAL_BUSINESS' ? 'apply' : 'publishNotice');
}

/** Begins a draft. Whoever begins it is its filer. */
export async function createFiling(
  tx: EntityManager,
  actor: Actor,
  frame: FilingFrame,
  given: Facts = {},
  agentFirmId: string | null = null,
): Promise<Filing> {
  const law = await lawNow(tx);
  if (!law.divisions.known(frame.jurisdiction)) throw invalid('filing.registry_unknown', { path: 'jurisdiction' });
  mustFitKind(frame);
  const subject = await findSubject(tx, frame);

  const id = newId();
  const now = registryNow();
  const facts = await tidyFor(tx, { ...frame, subject: subject?.id ?? null }, given);
  const filing = await tx.save(
    tx.create(Filing, {
      ...frame,
      ...(subject?.entityType ? { entityType: subject.entityType } : {}),
      subject: subject?.id ?? null,
      step: stepOf(frame),
      ...sealFacts(facts, {}, id),
      id,
      number: null,
      state: 'DRAFT',
      version: 1,
      round: 0,
      filerId: actor.userId,
      agentFirmId,
      createdAt: now,
      changedAt: now,
      expiresOn: addDays(registryDate(now), DRAFT_KEPT_DAYS),
      effectiveOn: null,
      result: null,
    }),
  );
  await tx.insert(FilingParty, { id: newId(), filingId: id, userId: actor.userId, role: 'FILER', personKey: '' });
  await indexPeople(tx, id, facts.people ?? []);
  await audit(tx, actor, 'filing.created', id);
  return filing;
}
