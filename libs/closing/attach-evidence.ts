import type { EntityManager } from 'typeorm';
import { Announcement, lockAnnouncement, Objection, ObjectionEvidence } from '#libs/announcement';
import { conflict, mayStaff, newId, notFound, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';

const MOST = 5;

export type EvidenceUpload = Pick<ObjectionEvidence, 'fileName' | 'mediaType' | 'bytes' | 'sha256'>;

/** Whether the caller may add something to an objection, asked before a byte is kept: who made it, while it stands. */
export async function mayAttachEvidence(tx: EntityManager, actor: Actor, id: string): Promise<Objection> {
  const objection = await tx.findOneBy(Objection, { id });
  if (!objection || !isMine(actor, objection)) throw notFound('objection.not_found');
  if (objection.state !== 'STANDING') throw conflict('objection.answered', { state: objection.state });
  return objection;
}

/** A file with an objection; the same file counts once. The announcement is held, so that two at one moment see each other. */
export async function attachEvidence(tx: EntityManager, actor: Actor, id: string, upload: EvidenceUpload): Promise<{ id: string }> {
  const seen = await mayAttachEvidence(tx, actor, id);
  await lockAnnouncement(tx, seen.announcementId);
  await mayAttachEvidence(tx, actor, id);
  const files = await tx.findBy(ObjectionEvidence, { objectionId: id });
  if (files.some(({ sha256 }) => sha256 === upload.sha256)) return { id };
  if (files.length >= MOST) throw conflict('document.too_many', { most: MOST });
  await tx.insert(ObjectionEvidence, { ...upload, id: newId(), objectionId: id, addedAt: registryNow() });
  await audit(tx, actor, 'objection.evidence', id, { sha256: upload.sha256 });
  return { id };
}

/** A file, for who made the objection and for the registry's officers of the district. */
export async function readableEvidence(tx: EntityManager, actor: Actor, objectionId: string, id: string): Promise<ObjectionEvidence> {
  const objection = await tx.findOneBy(Objection, { id: objectionId });
  const file = await tx.findOneBy(ObjectionEvidence, { id, objectionId });
  if (!objection || !file || !(isMine(actor, objection) || (await isOffice(tx, actor, objection)))) throw notFound('document.not_found');
  return file;
}

const isMine = (actor: Actor, { accountId, department }: Objection): boolean =>
  actor.kind === 'staff' ? department !== null && department === actor.department : accountId === actor.userId;

async function isOffice(tx: EntityManager, actor: Actor, { announcementId }: Objection): Promise<boolean> {
  if (actor.kind !== 'staff' || actor.department !== 'MARKET_SUPERVISION') return false;
  const { jurisdiction } = await tx.findOneByOrFail(Announcement, { id: announcementId });
  return mayStaff(actor, jurisdiction);
}
