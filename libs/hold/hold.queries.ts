import type { EntityManager } from 'typeorm';
import { conflict } from '#libs/kernel';
import { Hold } from './hold.entity.ts';

/** Whether someone's "not me" stands against a filing or a firm. Whoever acts on the answer has locked the filing. */
export const isHeld = (tx: EntityManager, objectId: string): Promise<boolean> => tx.existsBy(Hold, { objectId, state: 'OPEN' });

export async function mustNotBeHeld(tx: EntityManager, filingId: string): Promise<void> {
  if (await isHeld(tx, filingId)) throw conflict('filing.held');
}
