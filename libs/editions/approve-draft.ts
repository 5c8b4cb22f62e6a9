import type { EntityManager } from 'typeorm';
import { conflict, invalid, isDate, registryDate, registryNow, registryTime, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { Edition, type EditionDraft } from './edition.entity.ts';
import { afterDraftMove } from './edition.state.ts';
import { lawOfSet, releasedFiles } from './law-now.ts';
import { lockDraft } from './lock-draft.ts';
import { checkMayChangeLaw } from './may-change-law.ts';
import { momentsFrom, newestOf, setAt } from './timeline.rules.ts';
import { refuseBroken } from './upload-draft.ts';

/** A second administrator puts a corrected file in place, from now, a day or a moment on. The files fit together then and at every later change. */
export async function approveDraft(tx: EntityManager, actor: Actor, id: string, from: string | null): Promise<EditionDraft> {
  checkMayChangeLaw(actor);
  const draft = await lockDraft(tx, id);
  draft.state = afterDraftMove(draft.state, 'approve');
  if (draft.uploadedBy === actor.userId) throw conflict('law.second_person_needed');

  const { set } = releasedFiles();
  const released = set[draft.file];
  const editions = await tx.find(Edition);
  const newest = newestOf(editions, draft.file);
  if (released === undefined || (newest?.sha256 ?? released) !== draft.replaces) throw conflict('law.file_changed_meanwhile');
  const usedFrom = momentOf(from);
  if (newest && newest.usedFrom >= usedFrom) throw conflict('law.later_edition_planned', { usedFrom: registryTime(newest.usedFrom) });

  const { file, sha256, uploadedBy } = draft;
  const then = [...editions, { file, sha256, usedFrom }];
  for (const moment of momentsFrom(then, usedFrom)) await refuseBroken(() => lawOfSet(tx, setAt(set, then, moment)));
  const approval = { approvedBy: actor.userId, approvedAt: registryNow() };
  await tx.insert(Edition, { draftId: draft.id, file, sha256, released, usedFrom, uploadedBy, ...approval });
  draft.decidedBy = actor.userId;
  draft.decidedAt = approval.approvedAt;
  await audit(tx, actor, 'law.edition_approved', draft.id, { file, sha256, usedFrom: registryTime(usedFrom) });
  return tx.save(draft);
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;

/** A day begins at midnight at the registry; today, and nothing said, is now. What has been decided already cannot be decided otherwise. */
function momentOf(from: string | null): Date {
  const now = registryNow();
  if (from === null || from === registryDate(now)) return now;
  const isMoment = MOMENT.test(from) && isDate(from.slice(0, 10));
  const moment = new Date(isDate(from) ? `${from}T00:00:00+08:00` : isMoment ? from : Number.NaN);
  if (Number.isNaN(moment.getTime())) throw invalid('request.invalid', { path: 'from' });
  if (moment < now) throw invalid('law.moment_has_passed', { path: 'from' });
  return moment;
}
