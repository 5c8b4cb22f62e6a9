import type { EntityManager } from 'typeorm';
import type { StaffView } from '#libs/contract';
import { Account } from '#libs/identity';
import { notFound, type Actor } from '#libs/kernel';
import { mayAdminister } from './administration.rules.ts';
import { staffView } from './staff.view.ts';

/** The staff of an administrator's districts, those who have left too. */
export async function staffPage(tx: EntityManager, actor: Actor): Promise<StaffView[]> {
  const staff = await tx.find(Account, { where: { kind: 'staff' }, order: { login: 'ASC' } });
  return staff.filter((one) => isSeen(actor, one)).map((one) => staffView(actor, one));
}

export async function getStaff(tx: EntityManager, actor: Actor, id: string): Promise<StaffView> {
  const account = await tx.findOneBy(Account, { id, kind: 'staff' });
  if (!account || !isSeen(actor, account)) throw notFound('account.not_found');
  return staffView(actor, account);
}

const isSeen = (actor: Actor, { districts }: Account): boolean =>
  mayAdminister(actor, 'administrator', districts) || mayAdminister(actor, 'security', districts);
