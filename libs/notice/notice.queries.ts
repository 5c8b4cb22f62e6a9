import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/kernel';
import { Notice } from './notice.entity.ts';

const SHOWN = 200;

/** A person's inbox, the newest first. */
export const noticesOf = (tx: EntityManager, actor: Actor): Promise<Notice[]> =>
  tx.find(Notice, { where: { recipientId: actor.userId }, order: { createdAt: 'DESC', id: 'ASC' }, take: SHOWN });
