import type { StaffMove, StaffView } from '#libs/contract';
import { accountView, type Account } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { administratorsAmong } from './administration.rules.ts';

export const staffView = (actor: Actor, account: Account): StaffView => ({
  ...accountView(account),
  active: account.active,
  moves: movesOf(actor, account),
});

/** What this administrator may do with the account; nothing with their own. */
function movesOf(actor: Actor, { id, active, roles }: Account): StaffMove[] {
  if (id === actor.userId) return [];
  if (actor.roles.includes('security')) return active ? ['giveRoles'] : [];
  if (!active) return ['reactivate'];
  return administratorsAmong(roles).length > 0 ? ['move', 'deactivate'] : ['move', 'givePassword', 'deactivate'];
}
