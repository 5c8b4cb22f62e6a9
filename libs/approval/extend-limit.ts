import type { EntityManager } from 'typeorm';
import type { SeenBody } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { conflict, registryDate, registryNow, type Actor } from '#libs/kernel';
import { notify } from '#libs/notice';
import { audit } from '#libs/platform';
import type { ApprovalTask } from './approval.entity.ts';
import { dueOf } from './due.ts';
import { extensionDays } from './clock.rules.ts';
import { lockTask } from './lock-task.ts';
import { refuseMarkup } from './remark.rules.ts';
import { mustHaveSeen, mustStillBeAsked } from './still-asked.ts';

/** The head of the registry gives a department more time, once, with a reason that the applicant reads. */
export async function extendLimit(tx: EntityManager, actor: Actor, taskId: string, wish: SeenBody & { reason: string }): Promise<ApprovalTask> {
  const { task, filing } = await lockTask(tx, actor, taskId);
  mustStillBeAsked(task, filing);
  mustHaveSeen(task, wish);
  refuseMarkup(wish.reason, 'reason');
  if (task.extendedAt) throw conflict('approval.extended_already', { dueOn: task.dueOn });
  task.extensionDays = extensionDays(registryDate());
  const due = dueOf(await lawNow(tx), task);
  if (due === null) throw conflict('approval.calendar_missing', { openedOn: registryDate(task.openedAt), dueOn: task.dueOn });
  task.extendedAt = registryNow();
  task.extensionReason = wish.reason;
  task.dueOn = due;
  task.escalatedAt = null;
  task.version += 1;
  await audit(tx, actor, 'task.extended', task.id, { days: task.extensionDays, dueOn: due });
  const params = { name: task.name, number: task.filingNumber, date: due, reason: wish.reason };
  await notify(tx, { to: filing.filerId, kind: 'review.extended', filingId: filing.id, params });
  return tx.save(task);
}
