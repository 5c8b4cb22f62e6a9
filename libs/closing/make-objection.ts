import type { EntityManager } from 'typeorm';
import { Announcement, enterObjection, lockAnnouncement, Objection } from '#libs/announcement';
import { lockFiling } from '#libs/filing';
import { conflict, mayStaff, notFound, registryDate, type Actor } from '#libs/kernel';
import { seal } from '#libs/platform';
import { advanceClosing } from './advance-closing.ts';
import { closedEntity } from './closed-entity.ts';
import { Closing } from './closing.entity.ts';
import { tellOwner } from './tell-owner.ts';

export interface NewObjection {
  /** The notice that is objected to, as the public list names it. */
  notice?: string;
  /** The same by its filing, as officers know it. */
  closing?: string;
  reason: string;
  /** How the registry reaches who objects; sealed. */
  contact?: string;
}

/** What one account may object in a day, to whatever firms: own figure against floods. */
const A_DAY = 5;

/**
 * A department, or anyone with an interest, objects while the notice runs. By the edition of the notice the run pauses or ends at once. Whoever
 * has an objection standing gets that one back.
 */
export async function makeObjection(
  tx: EntityManager,
  actor: Actor,
  { notice, closing: filingId, reason, contact }: NewObjection,
): Promise<Objection> {
  const found = await openRun(tx, actor, { notice, filingId });
  await lockFiling(tx, found.filingId);
  const closing = await advanceClosing(tx, found.filingId); // what the day brings comes first
  const announcement = await lockAnnouncement(tx, found.announcementId);
  if (announcement.state !== 'RUNNING' || registryDate() > announcement.endsOn) {
    throw conflict('objection.too_late', { endsOn: announcement.endsOn });
  }
  const isStaff = actor.kind === 'staff';
  if (!isStaff) await mustBeFew(tx, actor);
  const { objection, isNew } = await enterObjection(tx, actor, {
    announcementId: announcement.id,
    voice: isStaff ? (actor.department ?? '') : actor.userId,
    department: isStaff ? (actor.department ?? null) : null,
    accountId: isStaff ? null : actor.userId,
    reason,
    seal: (id) => seal({ contact: contact ?? '' }, id),
  });
  if (isNew) {
    await tellOwner(tx, closing, await closedEntity(tx, closing.entityId), 'closing.objection_received', objection.id);
    await advanceClosing(tx, closing.filingId);
  }
  return objection;
}

/** A notice that is not public is known to the departments only; another district's is not there for an officer. */
async function openRun(
  tx: EntityManager,
  actor: Actor,
  { notice, filingId }: { notice: string | undefined; filingId: string | undefined },
): Promise<{ filingId: string; announcementId: string }> {
  const closing = filingId ? await tx.findOneBy(Closing, { filingId }) : notice ? await tx.findOneBy(Closing, { announcementId: notice }) : null;
  const announcement = closing?.announcementId ? await tx.findOneBy(Announcement, { id: closing.announcementId }) : null;
  if (!closing || !announcement) throw notFound('announcement.not_found');
  const isSeen = actor.kind === 'staff' ? mayStaff(actor, announcement.jurisdiction) : announcement.isPublic && filingId === undefined;
  if (!isSeen) throw notFound('announcement.not_found');
  return { filingId: closing.filingId, announcementId: announcement.id };
}

async function mustBeFew(tx: EntityManager, { userId }: Actor): Promise<void> {
  const today = await tx.countBy(Objection, { accountId: userId, madeOn: registryDate() });
  if (today >= A_DAY) throw conflict('objection.too_many', { most: A_DAY });
}
