import type { EntityManager } from 'typeorm';
import type { SwitchName } from '#libs/contract';
import { invalid, mayStaff, registryNow, type Actor } from '#libs/kernel';
import { audit, config } from '#libs/platform';
import { ApprovalSwitch } from './approval.entity.ts';

export interface SwitchWish {
  what: SwitchName;
  district: string;
  entityType: string;
  on: boolean;
  share: number;
}

/** A supervisor or administrator switches something on or off for a district of their own; `*` is the whole city's to say. */
export async function setSwitch(tx: EntityManager, actor: Actor, wish: SwitchWish): Promise<{ id: string }> {
  if (!mayStaff(actor, wish.district === '*' ? config().city : wish.district)) throw invalid('approval.district_not_own', { path: 'district' });
  const { what, district, entityType, on, share } = wish;
  const before = await tx.findOneBy(ApprovalSwitch, { what, district, entityType });
  await tx.save(tx.create(ApprovalSwitch, { what, district, entityType, on, share, changedBy: actor.userId, changedAt: registryNow() }));
  await audit(tx, actor, 'approval.switch_set', null, { ...wish, before: before && { on: before.on, share: before.share } });
  return { id: actor.userId };
}
