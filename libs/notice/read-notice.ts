import { IsNull, type EntityManager } from 'typeorm';
import { notFound, registryNow, type Actor } from '#libs/kernel';
import { Notice } from './notice.entity.ts';

/** The recipient has read a notice; the first time counts. */
export async function readNotice(tx: EntityManager, actor: Actor, id: string): Promise<Notice> {
  await tx.update(Notice, { id, recipientId: actor.userId, readAt: IsNull() }, { readAt: registryNow() });
  const notice = await tx.findOneBy(Notice, { id, recipientId: actor.userId });
  if (!notice) throw notFound('notice.not_found');
  return notice;
}
