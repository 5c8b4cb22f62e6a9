import type { EntityManager } from 'typeorm';
import { registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import type { EditionDraft } from './edition.entity.ts';
import { afterDraftMove } from './edition.state.ts';
import { lockDraft } from './lock-draft.ts';
import { checkMayChangeLaw } from './may-change-law.ts';

/** An administrator, the uploader or another, gives a corrected file up. */
export async function discardDraft(tx: EntityManager, actor: Actor, id: string): Promise<EditionDraft> {
  checkMayChangeLaw(actor);
  const draft = await lockDraft(tx, id);
  draft.state = afterDraftMove(draft.state, 'discard');
  draft.decidedBy = actor.userId;
  draft.decidedAt = registryNow();
  await audit(tx, actor, 'law.draft_discarded', draft.id, { file: draft.file });
  return tx.save(draft);
}
