import type { EntityManager } from 'typeorm';
import { Account } from '#libs/identity';
import { mayStaff, registryDate, registryNow, SYSTEM } from '#libs/kernel';
import { notify } from '#libs/notice';
import { audit } from '#libs/platform';
import { ApprovalTask } from './approval.entity.ts';

/** Tells the supervisors of a department, once a task, that its limit is over. Gives the number of tasks told about. */
export async function escalateBreaches(tx: EntityManager): Promise<number> {
  const late = await tx
    .createQueryBuilder(ApprovalTask, 't')
    .where("t.closedAt is null and t.asked = 'atAcceptance' and t.escalatedAt is null and t.dueOn < :today", { today: registryDate() })
    .orderBy('t.dueOn')
    .addOrderBy('t.id')
    .limit(500)
    .setLock('for_no_key_update')
    .setOnLocked('skip_locked')
    .getMany();
  if (late.length === 0) return 0;
  const supervisors = await tx.createQueryBuilder(Account, 'a').where("a.active and a.kind = 'staff' and 'supervisor' = any(a.roles)").getMany();
  for (const task of late) {
    await tx.update(ApprovalTask, task.id, { escalatedAt: registryNow() });
    await audit(tx, SYSTEM, 'task.escalated', task.id, { dueOn: task.dueOn });
    const params = { name: task.name, number: task.filingNumber, date: task.dueOn ?? '' };
    for (const { id, department, districts, roles } of supervisors) {
      const actor = { userId: id, kind: 'staff' as const, districts, roles, ...(department === null ? {} : { department }) };
      if (mayStaff(actor, task.jurisdiction, task.department)) await notify(tx, { to: id, kind: 'task.overdue', filingId: null, params });
    }
  }
  return late.length;
}
