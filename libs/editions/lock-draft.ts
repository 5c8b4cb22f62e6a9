import type { EntityManager } from 'typeorm';
import { notFound } from '#libs/kernel';
import { EditionDraft } from './edition.entity.ts';

// Any number that nothing else locks.
const LOCK = 1_764_029_400;

/** Holds a draft, and with it the list of editions: two approvals at one moment would each check the law without the other. */
export async function lockDraft(tx: EntityManager, id: string): Promise<EditionDraft> {
  await tx.query('select pg_advisory_xact_lock($1)', [LOCK]);
  const draft = await tx.findOne(EditionDraft, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!draft) throw notFound('law.draft_not_found');
  return draft;
}
