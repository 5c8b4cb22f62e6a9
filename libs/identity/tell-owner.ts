import type { EntityManager } from 'typeorm';
import { newId, registryTime } from '#libs/kernel';
import { record } from '#libs/platform';
import { wayInChanged, type WayInChange } from './identity.messages.ts';

/** Whoever changed a way into the account, its owner hears of it. */
export const tellOwner = (tx: EntityManager, accountId: string, change: WayInChange): Promise<void> =>
  record(tx, wayInChanged, { noticeId: newId(), accountId, change, at: registryTime() });
