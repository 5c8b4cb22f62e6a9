import type { EntityManager } from 'typeorm';
import { Announcement, closeAnnouncement } from '#libs/announcement';
import { lawNow } from '#libs/editions';
import { moveFiling, type Filing } from '#libs/filing';
import { SYSTEM } from '#libs/kernel';
import { closedEntity } from './closed-entity.ts';
import type { Closing } from './closing.entity.ts';
import { editionOf, type Edition } from './closing.rules.ts';
import { moveClosing } from './move-closing.ts';
import { tellOwner } from './tell-owner.ts';

/** The run ends; by the edition the owners may begin anew, or go the ordinary way. */
export async function terminate(tx: EntityManager, closing: Closing, filing: Filing, reason: string): Promise<void> {
  await moveClosing(tx, SYSTEM, closing, 'terminate', { reason });
  await endNotice(tx, closing, 'TERMINATED');
  await moveFiling(tx, SYSTEM, filing, 'reject', { closing: 'terminated', reason });
  await tellOwner(tx, closing, await closedEntity(tx, closing.entityId), 'closing.terminated');
}

/** Nobody applied in the window. */
export async function lapse(tx: EntityManager, closing: Closing, filing: Filing): Promise<void> {
  await moveClosing(tx, SYSTEM, closing, 'lapse');
  await endNotice(tx, closing, 'LAPSED');
  await moveFiling(tx, SYSTEM, filing, 'expire', { closing: 'lapsed' });
  await tellOwner(tx, closing, await closedEntity(tx, closing.entityId), 'closing.lapsed');
}

/** One that ran before this product knew of it may have been closed when its objection was entered. */
export async function endNotice(tx: EntityManager, { announcementId }: Closing, to: 'TERMINATED' | 'LAPSED' | 'WITHDRAWN' | 'DONE'): Promise<void> {
  const running = announcementId === null ? null : await tx.findOneBy(Announcement, { id: announcementId, state: 'RUNNING' });
  if (running) await closeAnnouncement(tx, SYSTEM, running.id, to);
}

/** The edition of the day of the notice, for as long as the run lasts. */
export async function editionOfClosing(tx: EntityManager, { announcementId }: Closing): Promise<Edition | undefined> {
  if (announcementId === null) return undefined;
  const { entityType, publishedOn } = await tx.findOneByOrFail(Announcement, { id: announcementId });
  // Written from a filing's own type.
  return editionOf(await lawNow(tx), entityType as Filing['entityType'], publishedOn);
}
