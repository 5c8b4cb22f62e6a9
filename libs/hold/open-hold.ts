import type { EntityManager } from 'typeorm';
import type { HoldOn } from '#libs/contract';
import { newId, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { Hold } from './hold.entity.ts';

export interface NewHold {
  readonly on: HoldOn;
  readonly objectId: string;
  readonly jurisdiction: string;
  readonly roles: string[];
}

/** Lays a hold, or gives the one this person has laid already. Whoever holds a filing has locked it first. `isNew`: nobody was told yet. */
export async function openHold(tx: EntityManager, actor: Actor, hold: NewHold): Promise<{ hold: Hold; isNew: boolean }> {
  const row = {
    ...hold,
    id: newId(),
    accountId: actor.userId,
    state: 'OPEN' as const,
    heldAt: registryNow(),
    proposedBy: null,
    proposedAt: null,
    proposal: null,
    closedAt: null,
    closedBy: null,
    reason: null,
  };
  await tx.createQueryBuilder().insert().into(Hold).values(row).orIgnore().execute();
  const kept = await tx.findOneByOrFail(Hold, { objectId: hold.objectId, accountId: actor.userId, state: 'OPEN' });
  const isNew = kept.id === row.id;
  if (isNew) await audit(tx, actor, 'hold.opened', kept.id, { on: hold.on, objectId: hold.objectId, roles: hold.roles });
  return { hold: kept, isNew };
}
