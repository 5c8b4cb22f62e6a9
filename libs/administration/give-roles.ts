import type { EntityManager } from 'typeorm';
import type { StaffRole } from '#libs/contract';
import type { Account } from '#libs/identity';
import { conflict, type Actor } from '#libs/kernel';
import { audit, record } from '#libs/platform';
import { staffLeft } from './administration.messages.ts';
import { administratorsAmong, checkRoles } from './administration.rules.ts';
import { lockStaff, mustNotBeLast } from './lock-staff.ts';

/** The security administrator says what somebody may do from the next request on: these roles and no others. Never for themselves. */
export async function giveRoles(tx: EntityManager, actor: Actor, accountId: string, roles: readonly StaffRole[]): Promise<Account> {
  const account = await lockStaff(tx, actor, 'security', accountId);
  if (!account.active) throw conflict('staff.has_left');
  const wish = [...new Set(roles)];
  checkRoles(wish);
  await mustKeepOffice(tx, account, wish);
  const before = account.roles;
  if (administratorsAmong(before).some((role) => !wish.includes(role))) await mustNotBeLast(tx, account);

  account.roles = wish;
  await tx.save(account);
  await audit(tx, actor, 'account.roles_given', accountId, { roles: wish, before });
  if (before.some((role) => !wish.includes(role))) await record(tx, staffLeft, { accountId });
  return account;
}

/** Whoever has held one of the three offices never holds another: they would watch over what they did themselves. */
async function mustKeepOffice(tx: EntityManager, { id, roles }: Account, wish: readonly StaffRole[]): Promise<void> {
  const offices = administratorsAmong(wish);
  if (offices.length === 0) return;
  const rows: { role: string }[] = await tx.query(
    `select distinct role from audit, jsonb_array_elements_text(case jsonb_typeof(details->'roles') when 'array' then details->'roles' else '[]' end) role
      where object_id = $1 and what like 'account.%'`,
    [id],
  );
  const held = administratorsAmong([...roles, ...rows.map(({ role }) => role)]).filter((role) => !offices.includes(role));
  if (held.length > 0) throw conflict('staff.other_office_before', { roles: held });
}
